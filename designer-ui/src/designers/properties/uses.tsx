/** Where something is used: what a change of it touches. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { impactQuery } from "../api/documents";
import { iconOf } from "../icons";

interface Props {
  app: string;
  kind: string;
  documentKey: string;
  path: string;
}

const SHOWN = 8;
const ICON: Record<string, string> = { flow: "condition", rule: "action", dashboard: "bar", dataset: "bar", form: "section", role: "user" };

export function Uses({ app, kind, documentKey, path }: Props) {
  const { t } = useTranslation("designers");
  const uses = useQuery(impactQuery(app, kind, documentKey, path));
  if (!uses.data) return null;
  return (
    <section className="dz-uses" aria-label={t("uses.title")}>
      <h3>{t("uses.title")} <span className="dz-hint">{t("uses.count", { count: uses.data.length })}</span></h3>
      {uses.data.length === 0 ? <p className="dz-hint">{t("uses.none")}</p> : null}
      <ul>
        {uses.data.slice(0, SHOWN).map((use, index) => {
          const Icon = iconOf(ICON[use.kind] ?? use.kind);
          return (
            <li key={index}>
              <Icon size={14} aria-hidden />
              <span>{t(`kind.${use.kind}` as never, { defaultValue: "" }) as string} · {say(use.name)}{use.text ? ` · ${use.text}` : ""}</span>
            </li>
          );
        })}
      </ul>
      {uses.data.length > SHOWN ? <p className="dz-hint">{t("uses.more", { count: uses.data.length - SHOWN })}</p> : null}
    </section>
  );
}
