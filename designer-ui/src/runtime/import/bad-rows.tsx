/** Rows that cannot come in, each problem with its field, its value and its reason. */
import { useTranslation } from "react-i18next";

import type { ProblemGroup } from "./group-problems";
import { groupProblems } from "./group-problems";
import type { ImportRun, PreviewRow } from "./run";

export function BadRows({ run, rows }: { run: ImportRun; rows: PreviewRow[] }) {
  const above = run.detected.header_row + 1;
  return <ul className="im-bad">{groupProblems(rows).map((group, index) => <BadRow key={index} run={run} group={group} above={above} />)}</ul>;
}

/** `above` rows stand before the data, so that a row has the number that the spreadsheet shows beside it. */
function BadRow({ run, group, above }: { run: ImportRun; group: ProblemGroup; above: number }) {
  const { t } = useTranslation("import");
  const target = run.targets.find((each) => each.path === group.path);
  const [first = 0] = group.rows;
  return (
    <li>
      <span className="im-hint">{group.rows.length > 1 ? t("check.lines", { n: first + above, others: group.rows.length - 1, count: group.rows.length }) : t("check.line", { n: first + above })}</span>
      <span>{target?.name ?? ""}</span>
      <span>{group.value === null ? null : <code>{group.value}</code>}</span>
      <span>{withoutName(group.message, target?.name)}{group.hint ? <em> {group.hint}</em> : null}</span>
    </li>
  );
}

/** Where the field stands beside it, its name need not be repeated. */
function withoutName(message: string, name: string | undefined): string {
  return name !== undefined && /^[:：]/.test(message.slice(name.length)) && message.startsWith(name) ? message.slice(name.length + 1).trim() : message;
}
