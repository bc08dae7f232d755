/** One entry of a list at the side of a designer: chosen by a press, moved with Alt and an arrow key, removed with Delete. */
import { Button } from "antd";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  name: string;
  icon?: ReactNode;
  chosen: boolean;
  wrong: boolean;
  first: boolean;
  last: boolean;
  onChoose: () => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

export function SideRow({ name, icon, chosen, wrong, first, last, onChoose, onMove, onRemove }: Props) {
  const { t } = useTranslation("designers");
  const keyed = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) { event.preventDefault(); onMove(event.key === "ArrowUp" ? -1 : 1); }
    if (event.key === "Delete") onRemove();
  };
  return (
    <li>
      <button type="button" className="pn-name" aria-current={chosen ? "true" : undefined} onClick={onChoose} onKeyDown={keyed}>
        {icon}<span>{name}</span>{wrong ? <span className="dz-mark dz-mark-error" role="img" aria-label={t("bar.error")} /> : null}
      </button>
      <Button type="text" size="small" aria-label={t("canvas.up")} title={t("canvas.up")} disabled={first} icon={<ArrowUp size={14} />} onClick={() => onMove(-1)} />
      <Button type="text" size="small" aria-label={t("canvas.down")} title={t("canvas.down")} disabled={last} icon={<ArrowDown size={14} />} onClick={() => onMove(1)} />
      <Button type="text" size="small" aria-label={t("canvas.remove")} title={t("canvas.remove")} icon={<Trash2 size={14} />} onClick={onRemove} />
    </li>
  );
}
