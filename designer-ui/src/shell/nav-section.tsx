/** A group of the navigation. One that is collapsed opens by its name, and of itself while one of its pages is shown. */
import { useRouterState } from "@tanstack/react-router";
import { ChevronDown, ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

import { say } from "@/i18n";
import { Icon } from "@/parts/icon";

import type { Group } from "./nav-entries";
import styles from "./navigation.module.css";

const PLACE = { list: "forms", desk: "desks", dashboard: "dashboards" } as const;

export function NavSection({ group, children }: { group: Group; children: ReactNode }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [chosen, setChosen] = useState<boolean>();
  const here = group.entries.some((entry) => `${path}/`.startsWith(`/apps/${entry.app}/${PLACE[entry.to]}/${entry.key}/`));
  const open = !group.collapsed || (chosen ?? here);
  return (
    <div className={styles.group} role="group" aria-label={say(group.name)}>
      {group.collapsed ? (
        <button type="button" className={`${styles.label} ${styles.opener}`} aria-expanded={open} onClick={() => setChosen(!open)}>
          {say(group.name)}<Icon as={open ? ChevronDown : ChevronRight} size={14} />
        </button>
      ) : <p className={styles.label}>{say(group.name)}</p>}
      {open ? children : null}
    </div>
  );
}
