/** A new role, empty or with the rights of another one. */
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { newRole } from "@/document/new/role";
import type { RoleDocument, Text } from "@/document/types";
import type { DocumentItem } from "../api/documents";
import { readDocument } from "../api/documents";
import { freshKey, keepDraft } from "./keep-documents";
import { NewDialog } from "./new-dialog";

interface Props {
  app: string;
  items: DocumentItem[];
  onClose: () => void;
  onMade: (key: string) => void;
}

export default function NewRoleDialog({ app, items, onClose, onMade }: Props) {
  const { t } = useTranslation("designers");
  const [like, setLike] = useState<string>();
  const make = async (name: Text) => {
    const key = freshKey(items, "role", name);
    const state = like === undefined ? undefined : await readDocument<RoleDocument>(app, "role", like);
    await keepDraft(app, newRole(key, name, state?.draft ?? state?.published?.body ?? undefined));
    onMade(key);
  };
  const roles = items.filter((item) => item.kind === "role").map((role) => ({ value: role.key, label: say(role.name) }));
  return (
    <NewDialog title={t("new.role")} teach={t("new.roleTeach")} placeholder={t("new.roleExample")} onClose={onClose} onMake={make}>
      <label className="fl-block">
        <span>{t("new.roleLike")}</span>
        <Select allowClear showSearch={{ optionFilterProp: "label" }} aria-label={t("new.roleLike")} placeholder={t("new.roleNothing")} value={like} options={roles} onChange={(key: string | undefined) => setLike(key)} />
      </label>
    </NewDialog>
  );
}
