/** Nothing here: says why and what to do next, with the button that does it. */
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import styles from "./empty.module.css";
import { Icon } from "./icon";

interface EmptyProps {
  icon?: LucideIcon;
  title: ReactNode;
  hint?: ReactNode;
  action?: ReactNode;
  compact?: boolean;
}

export function Empty({ icon, title, hint, action, compact = false }: EmptyProps) {
  return (
    <div className={`${styles.empty} ${compact ? styles.compact : ""}`} role="status">
      {icon ? <Icon as={icon} size={compact ? 20 : 28} className={styles.icon} /> : null}
      <p className={styles.title}>{title}</p>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
