/** The rules of a form: the list, and the chosen one as a sentence. */
import { Button } from "antd";
import Input from "antd/es/input/Input";
import { Plus, Search } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { FormDocument, RuleDocument } from "@/document/types";
import { useNames } from "../api/people";
import { useDraftStore } from "../draft/use-draft";
import { RuleEditor } from "./rule-editor";
import { triggerWords } from "./rule-words";

interface Props {
  app: string;
  rules: RuleDocument[];
  chosen: string | undefined;
  onChoose: (key: string) => void;
  onCreate: () => void;
  creating: boolean;
  form: FormDocument;
  others: Record<string, FormDocument>;
  /** What can be done with the chosen rule as a whole. */
  menu: ReactNode;
}

export default function RulesTab({ app, rules, chosen, onChoose, onCreate, creating, form, others, menu }: Props) {
  const { t } = useTranslation("designers");
  const names = useNames(app, form, others);
  const [text, setText] = useState("");
  const shown = rules.filter((rule) => say(rule.name).toLowerCase().includes(text.trim().toLowerCase()));
  const loaded = useDraftStore<RuleDocument>(app, "rule", chosen ?? "");
  return (
    <div className="rl">
      <aside className="dz-pane rl-list" aria-label={t("tab.rules")}>
        <div className="rl-search">
          <Input prefix={<Search size={14} aria-hidden />} allowClear placeholder={t("rule.search")} aria-label={t("rule.search")} value={text} onChange={(event) => setText(event.target.value)} />
          <Button aria-label={t("rule.create")} title={t("rule.create")} loading={creating} icon={<Plus size={16} />} onClick={onCreate} />
        </div>
        <ul>
          {shown.map((rule) => (
            <li key={rule.key}>
              <button type="button" aria-current={rule.key === chosen ? "true" : undefined} onClick={() => onChoose(rule.key)}>
                <strong>{say(rule.name)}</strong>
                <span className={`rl-dot${rule.enabled === false ? " rl-off" : ""}`} role="img" aria-label={t(rule.enabled === false ? "rule.off" : "rule.on")} />
                <span className="dz-hint">{triggerWords(rule, names, t)}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className="dz-hint rl-count">{t("rule.count", { count: rules.length })}</p>
      </aside>
      {loaded.store ? <RuleEditor key={chosen} app={app} store={loaded.store} form={form} others={others} menu={menu} /> : (
        <div className="dz-center">{loaded.error ? loaded.error.message : rules.length ? t("rule.choose") : <><p>{t("rule.none")}</p><Button type="primary" onClick={onCreate}>{t("rule.create")}</Button></>}</div>
      )}
    </div>
  );
}
