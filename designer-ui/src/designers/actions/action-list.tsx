/** What is done, one after the other: readable as sentences, changed in place. */
import { Button } from "antd";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { moveWithin } from "@/document/list";
import type { Action } from "@/document/types";
import { iconOf } from "../icons";
import { Told, useShown } from "../problems/told";
import { ActionDetail } from "./action-detail";
import { ActionMenu } from "./action-menu";
import { freshAction } from "./fresh-action";
import { sayAction } from "./say-action";
import type { ActionSite } from "./site";

interface Props extends ActionSite {
  actions: Action[];
  onChange: (actions: Action[]) => void;
}

export function ActionList({ actions, onChange, ...site }: Props) {
  const { t } = useTranslation("designers");
  const [open, setOpen] = useState<string | undefined>(actions.length === 1 ? actions[0]?.id : undefined);
  const set = (next: Action) => onChange(actions.map((each) => (each.id === next.id ? next : each)));
  const shown = useShown("actions");
  useEffect(() => {
    const index = shown ? /\/actions\/(\d+)/.exec(shown.path)?.[1] : undefined;
    if (index !== undefined) setOpen(actions[Number(index)]?.id);
  }, [shown, actions]);
  const add = (kind: string) => {
    const action = freshAction(kind, site.names, site.words, t);
    onChange([...actions, action]);
    setOpen(action.id);
  };
  return (
    <div className="dz-actions">
      {actions.map((action, index) => {
        const Icon = iconOf(action.kind);
        return (
          <Told key={action.id} at={`actions/${index}`} ><div className="dz-action">
            <div className="dz-action-head">
              <span className="dz-hint">{index + 1}</span>
              <Icon size={16} aria-hidden />
              <button type="button" aria-expanded={open === action.id} onClick={() => setOpen(open === action.id ? undefined : action.id)}>{sayAction(action, site.names, site.words, t)}</button>
              <Button type="text" size="small" disabled={index === 0} aria-label={t("canvas.up")} icon={<ArrowUp size={14} />} onClick={() => onChange(moveWithin(actions, index, index - 1))} />
              <Button type="text" size="small" disabled={index === actions.length - 1} aria-label={t("canvas.down")} icon={<ArrowDown size={14} />} onClick={() => onChange(moveWithin(actions, index, index + 1))} />
              <Button type="text" size="small" disabled={actions.length === 1} title={actions.length === 1 ? t("action.last") : undefined} aria-label={t("action.remove")} icon={<Trash2 size={14} />} onClick={() => onChange(actions.filter((each) => each.id !== action.id))} />
            </div>
            {open === action.id ? <ActionDetail action={action} {...site} onChange={set} /> : null}
          </div></Told>
        );
      })}
      <ActionMenu kinds={site.kinds?.actions ?? []} onAdd={add} />
    </div>
  );
}
