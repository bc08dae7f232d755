/** Who may do what with this form, role by role, as it is published. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { Check, Minus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { FormDocument, Text } from "@/document/types";
import { documentQuery, documentsQuery } from "../api/documents";
import { transitionName } from "../flow/node-words";
import { sayCondition } from "../words/say-formula";
import type { Vocabulary } from "../words/vocabulary";
import { vocabulary } from "../words/vocabulary";

interface RoleForm {
  create?: boolean | string;
  read?: boolean | string;
  update?: boolean | string;
  delete?: boolean | string;
  import?: boolean;
  export?: boolean;
  fields?: Record<string, string>;
  transitions?: string[];
}

interface RoleDocument {
  key: string;
  name: Text;
  admin?: boolean;
  forms?: Record<string, RoleForm>;
}

const RIGHTS = ["create", "read", "update", "delete", "import", "export"] as const;

export default function PermissionsTab({ app, form }: { app: string; form: FormDocument }) {
  const { t } = useTranslation("designers");
  const roles = (useQuery(documentsQuery(app)).data ?? []).filter((item) => item.kind === "role");
  const loaded = useQueries({ queries: roles.map((role) => documentQuery<RoleDocument>(app, "role", role.key)) });
  const words = vocabulary(form);
  return (
    <div className="dz-settings">
      <section className="dz-sheet dz-permissions">
        <header><h2>{t("permissions.title")}</h2><p className="dz-hint">{t("permissions.hint")}</p></header>
        <table>
          <thead>
            <tr>
              <th>{t("permissions.role")}</th>
              {RIGHTS.map((right) => <th key={right}>{t(`permissions.${right}`)}</th>)}
              <th>{t("permissions.transitions")}</th>
              <th>{t("permissions.fields")}</th>
            </tr>
          </thead>
          <tbody>
            {loaded.map((each, index) => {
              const role = each.data?.draft ?? each.data?.published?.body;
              const rights = role?.forms?.[form.key];
              const hidden = Object.entries(rights?.fields ?? {});
              return (
                <tr key={roles[index]?.key}>
                  <th>{say(role?.name ?? roles[index]?.name)}</th>
                  {RIGHTS.map((right) => <td key={right}><Right value={role?.admin ? true : rights?.[right]} words={words} /></td>)}
                  <td>{(rights?.transitions ?? []).map((key) => transitionName(form, key)).join(t("condition.listJoin")) || <span className="dz-hint">—</span>}</td>
                  <td>{hidden.length ? hidden.map(([key, how]) => `${words.fields.get(key)?.label ?? key} ${t(`permissions.how.${how}` as never)}`).join(t("condition.listJoin")) : <span className="dz-hint">—</span>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Right({ value, words }: { value: boolean | string | undefined; words: Vocabulary }) {
  const { t } = useTranslation("designers");
  if (value === true || value === "TRUE") return <Check size={16} className="dz-yes" aria-label={t("permissions.yes")} />;
  if (!value || value === "FALSE") return <Minus size={16} className="dz-hint" aria-label={t("permissions.no")} />;
  return <span>{sayCondition(value, words, t)}</span>;
}
