/** The "+" on a line: which step to put there. */
import { Popover } from "antd";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { KindInfo } from "../api/kinds";
import { iconOf } from "../icons";

interface Props {
  kinds: KindInfo[];
  onInsert: (kind: KindInfo) => void;
}

const FIXED = new Set(["start", "end"]);

export function PlusMenu({ kinds, onInsert }: Props) {
  const { t } = useTranslation("designers");
  const [open, setOpen] = useState(false);
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} title={t("plus.title")} content={
      <div className="fl-menu">
        {kinds.filter((kind) => !FIXED.has(kind.key)).map((kind) => {
          const Icon = iconOf(kind.key);
          return (
            <button key={kind.key} type="button" onClick={() => { setOpen(false); onInsert(kind); }}>
              <Icon size={16} aria-hidden /> {say(kind.name)}
            </button>
          );
        })}
      </div>
    }>
      <button type="button" aria-label={t("plus.label")} aria-expanded={open}><Plus size={14} aria-hidden /></button>
    </Popover>
  );
}
