/** A workbench as its document places it: counters on one bar, the other items on twelve columns. */
import type { CounterItem, WorkbenchItem } from "@/api/workbenches";
import { say } from "@/i18n";

import { CounterBar } from "./counter-bar";
import { ListCard } from "./list-card";
import { NumbersCard } from "./numbers-card";
import { RecentCard } from "./recent-card";
import { ShortcutsCard } from "./shortcuts-card";
import { TasksCard } from "./tasks-card";
import styles from "./workbench.module.css";

interface Place { x: number; y: number; w: number; h: number }
interface Column { x: number; w: number; items: WorkbenchItem[] }

/** Bars of counters, by row; what stands beside each other below them goes into columns that grow with their content. */
export function arranged(items: WorkbenchItem[]): { bars: CounterItem[][]; columns: Column[] } {
  const bars = new Map<number, CounterItem[]>();
  const columns: Column[] = [];
  const sorted = [...items].sort((one, two) => one.at.y - two.at.y || one.at.x - two.at.x);
  for (const item of sorted) {
    if (item.kind === "counter") bars.set(item.at.y, [...(bars.get(item.at.y) ?? []), item]);
    else {
      const column = columns.find((one) => overlaps(one, item.at));
      if (!column) columns.push({ x: item.at.x, w: item.at.w, items: [item] });
      else {
        column.items.push(item);
        const end = Math.max(column.x + column.w, item.at.x + item.at.w);
        column.x = Math.min(column.x, item.at.x);
        column.w = end - column.x;
      }
    }
  }
  return { bars: [...bars.values()], columns: columns.sort((one, two) => one.x - two.x) };
}

function overlaps(column: Column, at: Place): boolean {
  return column.x < at.x + at.w && at.x < column.x + column.w;
}

interface DesignedProps {
  app: string;
  items: WorkbenchItem[];
  onTab: (item: string, tab: string) => void;
}

export function Designed({ app, items, onTab }: DesignedProps) {
  const { bars, columns } = arranged(items);
  return (
    <>
      {bars.map((bar) => <CounterBar key={bar[0]?.id} items={bar} />)}
      <div className={styles.board} style={{ gridTemplateColumns: columns.map((column) => `minmax(0, ${column.w}fr)`).join(" ") }}>
        {columns.map((column) => (
          <div key={column.x} className={styles.stack}>{column.items.map((item) => <ItemCard key={item.id} app={app} item={item} onTab={(tab) => onTab(item.id, tab)} />)}</div>
        ))}
      </div>
    </>
  );
}

function ItemCard({ app, item, onTab }: { app: string; item: WorkbenchItem; onTab: (tab: string) => void }) {
  if (item.kind === "list") return <ListCard item={item} onTab={onTab} />;
  if (item.kind === "numbers") return <NumbersCard app={app} item={item} />;
  if (item.kind === "shortcuts") return <ShortcutsCard item={item} />;
  if (item.kind === "tasks") return <TasksCard title={say(item.title)} items={item.data?.items} todo={item.data?.todo ?? 0} />;
  if (item.kind === "recent") return <RecentCard title={say(item.title)} limit={item.limit} />;
  return null;
}
