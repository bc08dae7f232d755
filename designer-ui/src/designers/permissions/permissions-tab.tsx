/** Who may do what with this form: a table of all roles to see and switch, the chosen role's conditions and fields beside it. */
import "./permissions.css";

import { useTranslation } from "react-i18next";

import type { FormDocument, RoleDocument } from "@/document/types";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { vocabulary } from "../words/vocabulary";
import { withActor } from "../words/with-actor";
import { RIGHTS } from "./rights";
import { RoleRights } from "./role-rights";
import { RoleRow } from "./role-row";

interface Props {
  form: FormDocument;
  others: Record<string, FormDocument>;
  roles: DraftStore<RoleDocument>[];
  chosen: DraftStore<RoleDocument>;
  onChoose: (key: string) => void;
}

export default function PermissionsTab({ form, others, roles, chosen, onChoose }: Props) {
  const { t } = useTranslation("designers");
  const words = withActor(vocabulary(form, {}, others), t("permissions.actor"));
  const chosenKey = useDraft(chosen, (draft) => draft.key);
  return (
    <div className="pm">
      <div className="pm-main">
        <header><h2>{t("permissions.title")}</h2><p className="dz-hint">{t("permissions.hint")}</p></header>
        <table className="pm-table" aria-label={t("permissions.title")}>
          <thead>
            <tr>
              <th scope="col">{t("permissions.role")}</th>
              {RIGHTS.map((right) => <th key={right} scope="col">{t(`permissions.${right}`)}</th>)}
              <th scope="col">{t("permissions.more")}</th>
            </tr>
          </thead>
          <tbody>
            {roles.map((store) => {
              const { key } = store.getState();
              return <RoleRow key={key} store={store} form={form} words={words} chosen={key === chosenKey} onChoose={() => onChoose(key)} />;
            })}
          </tbody>
        </table>
      </div>
      <aside className="dz-pane dz-props" aria-label={t("permissions.details")}>
        <RoleRights key={chosenKey} store={chosen} form={form} words={words} />
      </aside>
    </div>
  );
}
