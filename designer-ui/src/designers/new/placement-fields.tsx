/** Where people find a new page: its place in the navigation, and who may see it. */
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { AppDocument } from "@/document/new/navigation";
import { documentQuery, documentsQuery } from "../api/documents";
import type { Placement } from "./keep-documents";

interface Props {
  app: string;
  value: Placement;
  onChange: (value: Placement) => void;
}

export function PlacementFields({ app, value, onChange }: Props) {
  const { t } = useTranslation("designers");
  const roles = (useQuery(documentsQuery(app)).data ?? []).filter((item) => item.kind === "role" && item.key !== "admin");
  const state = useQuery(documentQuery<AppDocument>(app, "app", app)).data;
  const groups = (state?.draft ?? state?.published?.body)?.navigation ?? [];
  const places = [...groups.map((group) => ({ value: group.id, label: t("new.inGroup", { name: say(group.name) || t("canvas.unnamed") }) })), { value: "new", label: t("new.ownGroup") }, { value: "none", label: t("new.notInNavigation") }];
  return (
    <>
      <label className="fl-block">
        <span>{t("new.navigation")}</span>
        <Select aria-label={t("new.navigation")} value={value.group} options={places} onChange={(group: string) => onChange({ ...value, group })} />
      </label>
      <label className="fl-block">
        <span>{t("new.roles")}</span>
        <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} aria-label={t("new.roles")} placeholder={t("new.rolesAdmin")} value={value.roles} options={roles.map((role) => ({ value: role.key, label: say(role.name) }))} onChange={(chosen: string[]) => onChange({ ...value, roles: chosen })} />
        <span className="dz-hint">{t("new.rolesHint")}</span>
      </label>
    </>
  );
}
