/** A new form or dashboard: a draft of it, of the navigation and of the roles that may see it; nothing is published yet. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { newForm } from "@/document/new/form";
import type { Text } from "@/document/types";
import type { DocumentItem } from "../api/documents";
import type { Page, Placement } from "./keep-documents";
import { freshKey, keepDraft, place } from "./keep-documents";
import { NewDialog } from "./new-dialog";
import { PlacementFields } from "./placement-fields";

interface Props {
  app: string;
  page: Page;
  items: DocumentItem[];
  onClose: () => void;
  onMade: (key: string) => void;
}

const TITLE: Text = { zh: "标题", en: "Title" };
const SECTION: Text = { zh: "基本信息", en: "Basics" };

export default function NewPageDialog({ app, page, items, onClose, onMade }: Props) {
  const { t } = useTranslation("designers");
  const [placement, setPlacement] = useState<Placement>({ group: "new", roles: [] });
  const make = async (name: Text) => {
    const key = freshKey(items, page, name);
    await keepDraft(app, page === "form" ? newForm(key, name, { title: TITLE, section: SECTION }) : { kind: "dashboard", key, schema: 1, name, tiles: [] } as { kind: string; key: string });
    await place(app, page, key, name, placement);
    onMade(key);
  };
  return (
    <NewDialog title={t(`new.${page}`)} teach={t(`new.${page}Teach`)} placeholder={t(`new.${page}Example`)} onClose={onClose} onMake={make}>
      <PlacementFields app={app} value={placement} onChange={setPlacement} />
    </NewDialog>
  );
}
