/** What is done, one after the other: readable as sentences, changed in place. */
import { Button } from "antd";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { moveWithin } from "@/document/list";
import type { Action } from "@/document/types";
import { iconOf } from "../icons";
import { ActionDetail } from "./action-detail";
import { ActionMenu } from "./action-menu";
import { freshAction } from "./fresh-action";
import { sayAction } from "./say-action";
import type { ActionSite } from "./site";

interface Props extends ActionSite {
  actions: Action[];
  onChange: (actions: Action[]) => void;
  errorOf?: (index: number) => string | undefined;
}

export function ActionList({ actions, onChange, errorOf, ...site }: Props) {
  const { t } = useTranslation("designers");
  const [open, setOpen] = useState<string | undefined>(actions.length === 1 ? actions[0]?.id : undefined);
  const set = (next: Action) => onChange(actions.map((each) => (each.id === next.id ? next : each)));
  const add = (kind: string) => {
    const action = freshAction(kind, site.names, site.words, t);
    onChange([...actions, action]);
    setOpen(action.id);
  };
  return (
    <div className="dz-actions">
      {actions.map((action, index) => {
        const Icon = iconOf(action.kind);
        const error = errorOf?.(index);
        return (
          <div key={action.id} className={`dz-action${error ? " dz-action-bad" : ""}`}>
            <div className="dz-action-head">
              <span className="dz-hint">{index + 1}</span>
              <Icon size={16} aria-hidden />
              <button type="button" aria-expanded={open === action.id} onClick={() => setOpen(open === action.id ? undefined : action.id)}>{sayAction(action, site.names, site.words, t)}</button>
              <Button type="text" size="small" disabled={index === 0} aria-label={t("canvas.up")} icon={<ArrowUp size={14} />} onClick={() => onChange(moveWithin(actions, index, index - 1))} />
              <Button type="text" size="small" disabled={index === actions.length - 1} aria-label={t("canvas.down")} icon={<ArrowDown size={14} />} onClick={() => onChange(moveWithin(actions, index, index + 1))} />
              <Button type="text" size="small" disabled={actions.length === 1} title={actions.length === 1 ? t("action.last") : undefined} aria-label={t("action.remove")} icon={<Trash2 size={14} />} onClick={() => onChange(actions.filter((each) => each.id !== action.id))} />
            </div>
            {error ? <p className="dz-error dz-action-error" role="alert">{error}</p> : null}
            {open === action.id ? <ActionDetail action={action} {...site} onChange={set} /> : null}
          </div>
        );
      })}
      <ActionMenu kinds={site.kinds?.actions ?? []} onAdd={add} />
    </div>
  );
}
