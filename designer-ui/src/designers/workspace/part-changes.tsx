/** What a publish changes in one document, and whom that concerns. */
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { PublishPart } from "../api/documents";

export function PartChanges({ part }: { part: PublishPart }) {
  const { t } = useTranslation("designers");
  const { kind, name, changes, running, affected } = part;
  return (
    <section className="dz-publish-part">
      <h3>{t(`kind.${kind}` as never) as string} · {say(name)}</h3>
      <ul>
        {changes.map((change, index) => (
          <li key={index} className={change.severity === "danger" ? "dz-danger" : undefined}>
            <span>{change.text}</span>
            {change.effect ? <span className="dz-effect"><ArrowRight size={14} aria-hidden /> {change.effect}</span> : null}
          </li>
        ))}
      </ul>
      {affected.map((each) => (
        <p key={each.text} className="dz-note">
          {each.text}{each.examples.length ? t("publish.examples") : null}
          {each.examples.map((record) => <a key={record.id} href={`/apps/${each.app}/forms/${each.form}/${record.id}`} target="_blank" rel="noreferrer">{record.title}</a>)}
        </p>
      ))}
      {running > 0 ? <p className="dz-note">{t("publish.running", { count: running })}</p> : null}
    </section>
  );
}
