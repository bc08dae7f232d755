/** What is done, one after the other: readable as sentences, the common parts changed in place. */
import { Button, Dropdown } from "antd";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { newId } from "@/document/identity";
import { moveWithin } from "@/document/list";
import type { Action } from "@/document/types";
import type { Kinds } from "../api/kinds";
import { actionWords } from "../flow/node-words";
import type { Names } from "../flow/node-words";
import { iconOf } from "../icons";
import type { Vocabulary } from "../words/vocabulary";
import { ActionDetail } from "./action-detail";

interface Props {
  actions: Action[];
  names: Names;
  words: Vocabulary;
  kinds: Kinds | undefined;
  onChange: (actions: Action[]) => void;
  errorOf?: (index: number) => string | undefined;
}

export function ActionList({ actions, names, words, kinds, onChange, errorOf }: Props) {
  const { t } = useTranslation("designers");
  const [open, setOpen] = useState<string | undefined>(actions.length === 1 ? actions[0]?.id : undefined);
  const set = (next: Action) => onChange(actions.map((each) => (each.id === next.id ? next : each)));
  const add = (kind: string) => {
    const action = fresh(kind, names);
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
              <button type="button" aria-expanded={open === action.id} onClick={() => setOpen(open === action.id ? undefined : action.id)}>{actionWords(action, names, t, words)}</button>
              <Button type="text" size="small" disabled={index === 0} aria-label={t("canvas.up")} icon={<ArrowUp size={14} />} onClick={() => onChange(moveWithin(actions, index, index - 1))} />
              <Button type="text" size="small" disabled={index === actions.length - 1} aria-label={t("canvas.down")} icon={<ArrowDown size={14} />} onClick={() => onChange(moveWithin(actions, index, index + 1))} />
              <Button type="text" size="small" disabled={actions.length === 1} aria-label={t("action.remove")} icon={<Trash2 size={14} />} onClick={() => onChange(actions.filter((each) => each.id !== action.id))} />
            </div>
            {error ? <p className="dz-error">{error}</p> : null}
            {open === action.id ? <ActionDetail action={action} names={names} words={words} kinds={kinds} onChange={set} /> : null}
          </div>
        );
      })}
      <Dropdown trigger={["click"]} menu={{ items: (kinds?.actions ?? []).filter((kind) => kind.key !== "update" && kind.key !== "create").map((kind) => ({ key: kind.key, label: say(kind.name) })), onClick: ({ key }) => add(key) }}>
        <Button size="small" type="link" icon={<Plus size={14} />}>{t("action.add")}</Button>
      </Dropdown>
    </div>
  );
}

function fresh(kind: string, names: Names): Action {
  const id = newId();
  if (kind === "notify") return { id, kind, to: { kind: "starter" }, text: { zh: "请留意这张单据", en: "Please have a look" } };
  if (kind === "refuse") return { id, kind, message: { zh: "现在不能保存", en: "This cannot be saved now" } };
  if (kind === "set") {
    const field = names.form?.fields.find((each) => ["text", "textarea", "number", "money", "boolean", "select"].includes(each.type));
    return { id, kind, set: field ? { [field.key]: "NULL" } : {} };
  }
  if (kind === "transition") {
    const status = names.form?.fields.find((each) => each.type === "status");
    const [first] = (status?.transitions as { key: string }[] | undefined) ?? [];
    return { id, kind, transition: first?.key ?? "" };
  }
  return { id, kind };
}
