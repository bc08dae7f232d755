/** What can be done, each with a line that says what it is for. */
import { Button, Popover } from "antd";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { KindInfo } from "../api/kinds";
import { iconOf } from "../icons";

export function ActionMenu({ kinds, onAdd }: { kinds: KindInfo[]; onAdd: (kind: string) => void }) {
  const { t } = useTranslation("designers");
  const [open, setOpen] = useState(false);
  return (
    <Popover trigger="click" placement="bottomLeft" open={open} onOpenChange={setOpen} content={
      <div className="dz-action-menu" role="menu" aria-label={t("action.add")}>
        {kinds.map((kind) => {
          const Icon = iconOf(kind.key);
          return (
            <button key={kind.key} type="button" role="menuitem" onClick={() => { setOpen(false); onAdd(kind.key); }}>
              <Icon size={16} aria-hidden />
              <span><strong>{say(kind.name)}</strong><span className="dz-hint">{t(`action.teach.${kind.key}` as never, { defaultValue: "" }) as string}</span></span>
            </button>
          );
        })}
      </div>
    }>
      <Button size="small" type="link" icon={<Plus size={14} />} aria-expanded={open}>{t("action.add")}</Button>
    </Popover>
  );
}
