/** Everything one role may do with the form: whether and with which records, which steps and buttons, which fields. */
import { Select } from "antd";
import { ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";

import { roleCommands as commands } from "@/commands/role";
import type { FormDocument, Grant, RoleDocument } from "@/document/types";
import { say } from "@/i18n";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { At, ProblemsOf, Told } from "../problems/told";
import { Conditional } from "../properties/conditional";
import type { Vocabulary } from "../words/vocabulary";
import { FieldRights } from "./field-rights";
import { FLAGS, REACHES, buttonsOf, grantOf, reachOf, transitionsOf } from "./rights";

interface Props {
  store: DraftStore<RoleDocument>;
  form: FormDocument;
  words: Vocabulary;
  /** Another head than the role's name. */
  title?: string;
}

export function RoleRights({ store, form, words, title }: Props) {
  const { t } = useTranslation("designers");
  const role = useDraft(store, (draft) => draft.history.present);
  const grant = grantOf(role, form.key);
  const set = (changes: Partial<Grant>) => store.getState().run(commands.setRight(form.key, changes));
  const said = (value: Grant["read"]) => {
    const reach = reachOf(value);
    return reach.kind === "when" ? reach.condition : reach.kind === "yes" ? "TRUE" : undefined;
  };
  return (
    <ProblemsOf store={store}><At path={`forms/${form.key}`}>
      <div className="dz-props-head"><ShieldCheck size={16} aria-hidden /><h2>{title ?? say(role.name)}</h2></div>
      {role.admin ? <p className="dz-note">{t("permissions.adminHint")}</p> : (
        <>
          <div className="dz-row">
            {FLAGS.map((flag) => (
              <label key={flag} className="dz-check">
                <input type="checkbox" checked={grant[flag] === true} onChange={(event) => set({ [flag]: event.target.checked })} />
                {t(`permissions.${flag}`)}
              </label>
            ))}
          </div>
          {REACHES.map((reach) => (
            <Told key={reach} at={reach}><Conditional label={t(`permissions.${reach}`)} value={said(grant[reach])} absent="FALSE" words={words}
              labels={{ always: t("permissions.all"), never: t("permissions.no") }} onChange={(next) => set({ [reach]: next === "TRUE" ? true : (next ?? false) })} /></Told>
          ))}
          <hr />
          <Told at="transitions"><Deeds label={t("permissions.transitions")} all={transitionsOf(form)} chosen={grant.transitions ?? []} onChange={(transitions) => set({ transitions })} /></Told>
          <Told at="buttons"><Deeds label={t("permissions.buttons")} all={buttonsOf(form)} chosen={grant.buttons ?? []} onChange={(buttons) => set({ buttons })} /></Told>
          <hr />
          <FieldRights form={form} rights={grant.fields ?? {}} onChange={(field, right) => store.getState().run(commands.setFieldRight(form.key, field, right))} />
        </>
      )}
    </At></ProblemsOf>
  );
}

interface DeedsProps {
  label: string;
  all: { key: string; name?: { zh: string; en?: string } }[];
  chosen: string[];
  onChange: (keys: string[]) => void;
}

function Deeds({ label, all, chosen, onChange }: DeedsProps) {
  const { t } = useTranslation("designers");
  if (all.length === 0 && chosen.length === 0) return null;
  return (
    <div className="dz-prop dz-prop-tall">
      <span>{label}</span>
      <Select mode="multiple" aria-label={label} placeholder={t("permissions.none")} value={chosen} showSearch={{ optionFilterProp: "label" }}
        options={all.map((each) => ({ value: each.key, label: say(each.name) || t("permissions.unnamed") }))} onChange={onChange} />
    </div>
  );
}
