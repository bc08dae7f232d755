/** Where something is used: what a change of it touches. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Use } from "../api/documents";
import { impactQuery } from "../api/documents";
import { iconOf } from "../icons";

interface Props {
  /** Says where else it is, after the document's name; empty where there is nothing people would know. */
  say: (use: Use) => string;
  app: string;
  kind: string;
  documentKey: string;
  path: string;
  /** Whether the server has the draft: before, it knows nothing of what was just added. */
  kept: boolean;
}

const SHOWN = 8;
const ICON: Record<string, string> = { flow: "condition", rule: "action", dashboard: "bar", dataset: "bar", form: "section", role: "user" };

export function Uses({ say: inWords, app, kind, documentKey, path, kept }: Props) {
  const { t } = useTranslation("designers");
  const uses = useQuery({ ...impactQuery(app, kind, documentKey, path), enabled: kept });
  // Where the form itself shows the field goes without saying.
  const data = uses.data?.filter((use) => !(use.key === documentKey && /^\/(layout|views)\//.test(use.path)));
  if (!data) return null;
  const lines = new Map<string, string>(data.map((use) => [[t(`kind.${use.kind}` as never, { defaultValue: "" }) as string, say(use.name), inWords(use)].filter(Boolean).join(" · "), use.kind]));
  return (
    <section className="dz-uses" aria-label={t("uses.title")}>
      <h3>{t("uses.title")} <span className="dz-hint">{t("uses.count", { count: lines.size })}</span></h3>
      {lines.size === 0 ? <p className="dz-hint">{t("uses.none")}</p> : null}
      <ul>
        {[...lines].slice(0, SHOWN).map(([line, kind]) => {
          const Icon = iconOf(ICON[kind] ?? kind);
          return <li key={line}><Icon size={14} aria-hidden /><span>{line}</span></li>;
        })}
      </ul>
      {lines.size > SHOWN ? <p className="dz-hint">{t("uses.more", { count: lines.size - SHOWN })}</p> : null}
    </section>
  );
}
