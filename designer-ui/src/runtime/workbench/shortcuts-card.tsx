import { Link } from "@tanstack/react-router";

import type { ShortcutLink, ShortcutsItem } from "@/api/workbenches";
import { say } from "@/i18n";
import { Card } from "@/parts/card";
import { Icon } from "@/parts/icon";

import styles from "./workbench.module.css";

const ICONS: Record<ShortcutLink["way"], string> = { list: "file-text", new: "file-text", imports: "upload", dashboard: "chart-column", desk: "scan-line" };

function Shortcut({ link }: { link: ShortcutLink }) {
  const { app, key, way } = link;
  const inner = <><Icon name={link.icon ?? ICONS[way]} size={18} />{say(link.name)}</>;
  if (way === "new") return <Link to="/apps/$app/forms/$form/new" params={{ app, form: key }} className={styles.shortcut}>{inner}</Link>;
  if (way === "imports") return <Link to="/apps/$app/import/$form" params={{ app, form: key }} className={styles.shortcut}>{inner}</Link>;
  if (way === "dashboard") return <Link to="/apps/$app/dashboards/$key" params={{ app, key }} className={styles.shortcut}>{inner}</Link>;
  if (way === "desk") return <Link to="/apps/$app/desks/$key" params={{ app, key }} className={styles.shortcut}>{inner}</Link>;
  return <Link to="/apps/$app/forms/$form" params={{ app, form: key }} search={link.tab ? { tab: link.tab } : {}} className={styles.shortcut}>{inner}</Link>;
}

export function ShortcutsCard({ item }: { item: ShortcutsItem }) {
  return (
    <Card title={say(item.title)}>
      <div className={styles.shortcuts}>{item.data?.links.map((link) => <Shortcut key={link.id} link={link} />)}</div>
    </Card>
  );
}
