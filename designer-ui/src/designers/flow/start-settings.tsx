/** When a flow begins: the transitions of the form that set it off. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { flowCommands as commands } from "@/commands/flow";
import type { FlowDocument, FormDocument } from "@/document/types";
import { transitionsOf } from "../actions/fresh-action";
import type { DraftStore } from "../draft/store";
import { transitionName } from "./node-words";

export function StartSettings({ flow, form, store }: { flow: FlowDocument; form: FormDocument; store: DraftStore<FlowDocument> }) {
  const { t } = useTranslation("designers");
  const chosen = ([] as string[]).concat((flow.start?.transition as string | string[] | undefined) ?? []);
  const options = transitionsOf(form).map((key) => ({ value: key, label: transitionName(form, key) }));
  if (options.length === 0) return <p className="dz-hint">{t("start.none")}</p>;
  return (
    <label className="fl-block">
      <span>{t("start.which")}</span>
      <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} aria-label={t("start.which")} value={chosen} options={options}
        onChange={(next: string[]) => next.length && store.getState().run(commands.setFlow({ start: { ...flow.start, on: "transition", transition: next } }))} />
      <span className="dz-hint">{t("start.hint")}</span>
    </label>
  );
}
