/** A new flow for a form: when it starts, who decides. Where the form has no status to follow, it gets one. */
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { formCommands } from "@/commands/form";
import { approvalStatus } from "@/document/new/approval-status";
import { newFlow } from "@/document/new/flow";
import type { FormDocument, Text } from "@/document/types";
import { transitionsOf } from "../actions/fresh-action";
import type { DocumentItem } from "../api/documents";
import type { DraftStore } from "../draft/store";
import { transitionName } from "../flow/node-words";
import { say } from "@/i18n";
import { freshKey, keepDraft } from "./keep-documents";
import { NewDialog } from "./new-dialog";

interface Props {
  app: string;
  store: DraftStore<FormDocument>;
  items: DocumentItem[];
  onClose: () => void;
  onMade: (key: string) => void;
}

const OWN = "=own";
const STEPS = { approval: { zh: "审批", en: "Approval" }, passed: { zh: "审批通过", en: "Approved" }, rejected: { zh: "退回", en: "Sent back" } };
const WORDS = {
  status: { zh: "审批状态", en: "Approval" }, draft: { zh: "草稿", en: "Draft" }, pending: { zh: "审批中", en: "Under approval" }, passed: { zh: "已通过", en: "Approved" },
  rejected: { zh: "已退回", en: "Sent back" }, submit: { zh: "提交审批", en: "Submit" }, pass: { zh: "通过", en: "Approve" }, reject: { zh: "退回", en: "Send back" },
};

export default function NewFlowDialog({ app, store, items, onClose, onMade }: Props) {
  const { t } = useTranslation("designers");
  const form = store.getState().history.present;
  const known = transitionsOf(form);
  const roles = items.filter((item) => item.kind === "role" && item.key !== "admin");
  const [start, setStart] = useState(known[0] ?? OWN);
  const [role, setRole] = useState<string>();
  const make = async (name: Text) => {
    const key = freshKey(items, "flow", name);
    if (start !== OWN) await keepDraft(app, newFlow(key, form.key, name, start, role, STEPS));
    else {
      const { field, submit, outcome } = approvalStatus(form.fields.map((each) => each.key), known, WORDS);
      const [section] = form.layout ?? [];
      store.getState().run(section ? formCommands.insertField(field, { section: section.id, index: section.items.length }) : formCommands.setForm({ fields: [...form.fields, field] }));
      await store.getState().flush();
      await keepDraft(app, newFlow(key, form.key, name, submit, role, STEPS, outcome));
    }
    onMade(key);
  };
  return (
    <NewDialog title={t("new.flow")} teach={t("new.flowTeach")} name={{ zh: t("new.flowName", { form: say(form.name) }) }} onClose={onClose} onMake={make}>
      <label className="fl-block">
        <span>{t("start.which")}</span>
        <Select aria-label={t("start.which")} value={start} options={[...known.map((each) => ({ value: each, label: t("new.onTransition", { name: transitionName(form, each) }) })), { value: OWN, label: t("new.ownStatus") }]} onChange={setStart} />
        {start === OWN ? <span className="dz-hint">{t("new.ownStatusHint")}</span> : null}
      </label>
      <label className="fl-block">
        <span>{t("drawer.who")}</span>
        <Select allowClear showSearch={{ optionFilterProp: "label" }} aria-label={t("drawer.who")} placeholder={t("new.starterDecides")} value={role} options={roles.map((each) => ({ value: each.key, label: say(each.name) }))} onChange={(next: string | undefined) => setRole(next)} />
      </label>
    </NewDialog>
  );
}
