import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { ago, dateTime, money } from "@/i18n/format";
import { Card } from "@/parts/card";
import { Empty } from "@/parts/empty";

import { visits } from "./visits";
import styles from "./workbench.module.css";

/** The records that this person opened last, as this browser remembers them. */
export function RecentCard({ title, limit = 6 }: { title: string; limit?: number }) {
  const { t } = useTranslation("runtime");
  const seen = visits().slice(0, limit);
  return (
    <Card flush title={title}>
      {seen.length === 0 ? <Empty compact title={t("home.noRecent")} /> : null}
      <ul className={styles.recent}>
        {seen.map((visit) => (
          <li key={`${visit.form}-${visit.id}`}>
            <Link to="/apps/$app/forms/$form/$id" params={{ app: visit.app, form: visit.form, id: String(visit.id) }}>{visit.title}</Link>
            <span>{visit.note}</span>
            <span className="num">{visit.amount ? money(visit.amount) : "—"}</span>
            <time className="muted" dateTime={visit.at} title={dateTime(visit.at)}>{ago(visit.at)}</time>
          </li>
        ))}
      </ul>
    </Card>
  );
}
