/** Everything wrong with one draft, and what it would break elsewhere: each line names its place and leads there. */
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/errors";
import { say } from "@/i18n";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { namesAlong } from "../words/names-along";
import { otherOf, useLead } from "./lead";
import { ProblemList } from "./problem-list";

interface Props<D> {
  app: string;
  store: DraftStore<D>;
  /** The place in the designer's own words; else the names on the way there. */
  placeOf?: (problem: Problem) => string;
}

export function DraftProblems<D>({ app, store, placeOf }: Props<D>) {
  const { t } = useTranslation("designers");
  const problems = useDraft(store, (draft) => draft.problems);
  const body = useDraft(store, (draft) => draft.history.present);
  const { items, wayTo } = useLead(app);
  const ref = { kind: store.getState().kind, key: store.getState().key };
  const placed = problems.map((problem) => {
    const other = otherOf(problem.path, items);
    if (other) return { problem, place: `${t(`kind.${other.item.kind}` as never)} · ${say(other.item.name)}`, go: wayTo(other.item, other.path) };
    return { problem, place: placeOf?.(problem) || namesAlong(body, problem.path) || say((body as { name?: { zh: string } }).name), go: wayTo(ref, problem.path) };
  });
  return <ProblemList problems={placed} />;
}
