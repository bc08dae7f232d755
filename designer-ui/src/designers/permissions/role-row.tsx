/** One role, or one form of a role, in the table: a press on a right gives or takes it; one that hangs on a condition is edited beside the table. */
import { Check, Minus, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { roleCommands as commands } from "@/commands/role";
import type { FormDocument, RoleDocument } from "@/document/types";
import { say } from "@/i18n";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { sayCondition } from "../words/say-condition";
import type { Vocabulary } from "../words/vocabulary";
import type { Right } from "./rights";
import { RIGHTS, buttonsOf, grantOf, reachOf, transitionsOf } from "./rights";

interface Props {
  store: DraftStore<RoleDocument>;
  form: FormDocument;
  words: Vocabulary;
  /** What the row is called where the role is not what tells rows apart. */
  name?: string;
  chosen: boolean;
  onChoose: () => void;
}

export function RoleRow({ store, form, words, name: given, chosen, onChoose }: Props) {
  const { t } = useTranslation("designers");
  const role = useDraft(store, (draft) => draft.history.present);
  const wrong = useDraft(store, (draft) => draft.problems.some((each) => each.severity !== "warning" && (given === undefined || each.path.startsWith(`/forms/${form.key}/`))));
  const changed = useDraft(store, (draft) => draft.history.present !== draft.published);
  const grant = grantOf(role, form.key);
  const name = given ?? say(role.name);
  const press = (right: Right) => {
    onChoose();
    const reach = reachOf(grant[right]);
    if (reach.kind !== "when") store.getState().run(commands.setRight(form.key, { [right]: reach.kind === "no" }));
  };
  return (
    <tr aria-selected={chosen} aria-label={name}>
      <th scope="row">
        <button type="button" className="pm-role" onClick={onChoose}>
          {name}
          {changed && given === undefined ? <span className="dz-tag">{t("bar.draft")}</span> : null}
          {wrong ? <TriangleAlert size={14} className="dz-danger" aria-label={t("problems.title")} /> : null}
        </button>
      </th>
      {RIGHTS.map((right) => {
        const reach = role.admin ? ({ kind: "yes" } as const) : reachOf(grant[right]);
        const said = reach.kind === "when" ? sayCondition(reach.condition, words, t) : t(`permissions.${reach.kind}`);
        return (
          <td key={right}>
            <button type="button" className="pm-cell" data-reach={reach.kind} disabled={role.admin} title={role.admin ? t("permissions.adminAll") : said}
              aria-label={t("permissions.cell", { role: name, right: t(`permissions.${right}`), reach: said })} onClick={() => press(right)}>
              {reach.kind === "yes" ? <Check size={16} aria-hidden /> : reach.kind === "no" ? <Minus size={16} aria-hidden /> : <span>{t("prop.when")}</span>}
            </button>
          </td>
        );
      })}
      <td>{role.admin ? <span className="dz-hint">{t("permissions.adminAll")}</span> : <More role={role} form={form} />}</td>
    </tr>
  );
}

function More({ role, form }: { role: RoleDocument; form: FormDocument }) {
  const { t } = useTranslation("designers");
  const grant = grantOf(role, form.key);
  const deeds = [...transitionsOf(form).filter((each) => grant.transitions?.includes(each.key)), ...buttonsOf(form).filter((each) => grant.buttons?.includes(each.key))];
  const fields = Object.keys(grant.fields ?? {}).length;
  const parts = [...(deeds.length ? [t("permissions.deeds", { count: deeds.length })] : []), ...(fields ? [t("permissions.limited", { count: fields })] : [])];
  return <span className="dz-hint">{parts.join(t("condition.listJoin")) || "—"}</span>;
}
