/** One entry of a list that a card holds, with its place in the order. */
import { Button } from "antd";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { moveWithin } from "@/document/list";

interface Props<T> {
  items: readonly T[];
  index: number;
  head: ReactNode;
  children?: ReactNode;
  /** The engine needs at least so many. */
  least?: number;
  onChange: (items: T[]) => void;
}

export function PartRow<T>({ items, index, head, children, least = 0, onChange }: Props<T>) {
  const { t } = useTranslation("designers");
  return (
    <div className="wb-part">
      <header>
        {head}
        <Button type="text" size="small" aria-label={t("canvas.up")} title={t("canvas.up")} disabled={index === 0} icon={<ArrowUp size={14} />} onClick={() => onChange(moveWithin(items, index, index - 1))} />
        <Button type="text" size="small" aria-label={t("canvas.down")} title={t("canvas.down")} disabled={index === items.length - 1} icon={<ArrowDown size={14} />} onClick={() => onChange(moveWithin(items, index, index + 1))} />
        <Button type="text" size="small" aria-label={t("canvas.remove")} title={t("canvas.remove")} disabled={items.length <= least} icon={<Trash2 size={14} />} onClick={() => onChange(items.filter((_, at) => at !== index))} />
      </header>
      {children}
    </div>
  );
}

export function changedAt<T>(items: readonly T[], index: number, changes: Partial<T>): T[] {
  return items.map((each, at) => {
    if (at !== index) return each;
    const next = { ...each, ...changes };
    for (const key of Object.keys(changes) as (keyof T)[]) if (changes[key] === undefined) delete next[key];
    return next;
  });
}
