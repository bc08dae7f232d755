import type { Count } from "@/api/records";
import type { ViewTab } from "@/api/types";
import { say } from "@/i18n";
import { quantity } from "@/i18n/format";

import styles from "./list.module.css";

interface TabsProps {
  tabs: ViewTab[];
  chosen: string | undefined;
  counts: Record<string, Count> | undefined;
  onChoose: (tab: string) => void;
}

/** Tabs of a view, each with how many records stand behind it. */
export function Tabs({ tabs, chosen, counts, onChoose }: TabsProps) {
  const onKey = (event: React.KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!step) return;
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next) onChoose(next.id);
    const row = event.currentTarget;
    requestAnimationFrame(() => row.querySelector<HTMLElement>("[aria-selected=true]")?.focus());
  };
  return (
    <div className={styles.tabs} role="tablist" onKeyDown={onKey}>
      {tabs.map((tab, at) => {
        const count = counts?.[tab.id];
        return (
          <button key={tab.id} type="button" role="tab" aria-selected={tab.id === chosen} tabIndex={tab.id === chosen || (!chosen && at === 0) ? 0 : -1} className={styles.tab} onClick={() => onChoose(tab.id)}>
            {say(tab.name)}
            {tab.count && count ? <small>{quantity(String(count.n))}{count.more ? "+" : ""}</small> : null}
          </button>
        );
      })}
    </div>
  );
}
