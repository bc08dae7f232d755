/** Where something is used: what a change of it touches. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { impactQuery } from "../api/documents";
import { iconOf } from "../icons";

interface Props {
  /** Says a formula or key with labels; what it cannot say is left out rather than shown as a key. */
  say: (text: string) => string;
  app: string;
  kind: string;
  documentKey: string;
  path: string;
}

const SHOWN = 8;
const ICON: Record<string, string> = { flow: "condition", rule: "action", dashboard: "bar", dataset: "bar", form: "section", role: "user" };

export function Uses({ say: inWords, app, kind, documentKey, path }: Props) {
  const { t } = useTranslation("designers");
  const uses = useQuery(impactQuery(app, kind, documentKey, path));
  // Where the form itself shows the field goes without saying.
  const data = uses.data?.filter((use) => !(use.key === documentKey && /^\/(layout|views)\//.test(use.path)));
  if (!data) return null;
  return (
    <section className="dz-uses" aria-label={t("uses.title")}>
      <h3>{t("uses.title")} <span className="dz-hint">{t("uses.count", { count: data.length })}</span></h3>
      {data.length === 0 ? <p className="dz-hint">{t("uses.none")}</p> : null}
      <ul>
        {data.slice(0, SHOWN).map((use, index) => {
          const Icon = iconOf(ICON[use.kind] ?? use.kind);
          return (
            <li key={index}>
              <Icon size={14} aria-hidden />
              <span>{t(`kind.${use.kind}` as never, { defaultValue: "" }) as string} · {say(use.name)}{inWords(use.text) ? ` · ${inWords(use.text)}` : ""}</span>
            </li>
          );
        })}
      </ul>
      {data.length > SHOWN ? <p className="dz-hint">{t("uses.more", { count: data.length - SHOWN })}</p> : null}
    </section>
  );
}
