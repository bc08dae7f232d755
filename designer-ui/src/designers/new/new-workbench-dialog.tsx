/** A new workbench: a name, and the roles that see it first thing. */
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { newWorkbench } from "@/document/new/workbench";
import type { Text } from "@/document/types";
import type { DocumentItem } from "../api/documents";
import { freshKey, keepDraft } from "./keep-documents";
import { NewDialog } from "./new-dialog";

interface Props {
  app: string;
  items: DocumentItem[];
  onClose: () => void;
  onMade: (key: string) => void;
}

export default function NewWorkbenchDialog({ app, items, onClose, onMade }: Props) {
  const { t } = useTranslation("designers");
  const [roles, setRoles] = useState<string[]>([]);
  const make = async (name: Text) => {
    const key = freshKey(items, "workbench", name);
    await keepDraft(app, newWorkbench(key, name, roles));
    onMade(key);
  };
  const options = items.filter((item) => item.kind === "role").map((role) => ({ value: role.key, label: say(role.name) }));
  return (
    <NewDialog title={t("new.workbench")} teach={t("new.workbenchTeach")} placeholder={t("new.workbenchExample")} onClose={onClose} onMake={make}>
      <label className="fl-block">
        <span>{t("workbench.roles")}</span>
        <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} aria-label={t("workbench.roles")} value={roles} options={options} onChange={(chosen: string[]) => setRoles(chosen)} />
      </label>
    </NewDialog>
  );
}
