/** What can be done with a document as a whole: another name, a copy, away with it where nothing stands on it. */
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { ask, toast, toastError } from "@/parts/feedback";
import { Menu } from "@/parts/menu";
import type { Text } from "@/document/types";
import type { DocumentItem } from "../api/documents";
import { ASKED_NOW, impactQuery } from "../api/documents";
import { duplicate, rename, takeAway } from "./keep-documents";
import { NewDialog } from "./new-dialog";

interface Props {
  app: string;
  item: DocumentItem;
  items: DocumentItem[];
  /** A designer that is open keeps its own names: it renames there. */
  canRename?: boolean;
  onCopied: (key: string) => void;
  onGone: () => void;
  onPublish?: () => void;
}

export function DocumentMenu({ app, item, items, canRename = true, onCopied, onGone, onPublish }: Props) {
  const { t } = useTranslation("designers");
  const client = useQueryClient();
  const [naming, setNaming] = useState<"rename" | "duplicate">();
  const name = say(item.name);
  const remove = async () => {
    const uses = await client.fetchQuery({ ...impactQuery(app, item.kind, item.key, ""), ...ASKED_NOW });
    // The page's own draft places are taken back together with it.
    const standing = uses.filter((use) => item.published_version !== null || (use.kind !== "app" && use.kind !== "role"));
    if (standing.length) {
      ask({ title: t("document.inUse", { name }), okText: t("document.ok"), content: (
        <><p>{t("document.inUseHint")}</p><ul className="dn-uses">{standing.map((use) => <li key={`${use.kind}/${use.key}`}>{t(`kind.${use.kind}` as never, { defaultValue: "" }) as string} · {say(use.name)}</li>)}</ul></>
      ) });
      return;
    }
    ask({ title: t("document.removeTitle", { name }), content: t(item.published_version === null ? "document.removeDraft" : item.kind === "form" ? "document.removeForm" : "document.removeText"), okText: t("document.remove"), cancelText: t("new.cancel"), danger: true, onOk: async () => {
      try {
        await takeAway(app, item, items);
        toast(t("document.removed", { name }));
        onGone();
      } catch (error) {
        toastError(error);
      }
    } });
  };
  const done = async (next: Text) => {
    if (naming === "rename") await rename(app, item, next);
    else onCopied(await duplicate(app, item, items, next));
    setNaming(undefined);
  };
  return (
    <>
      <Menu end groups={[{ items: [
        ...(onPublish && item.changed ? [{ key: "publish", label: t("bar.publish"), onClick: onPublish }] : []),
        ...(canRename ? [{ key: "rename", label: t("document.rename"), onClick: () => setNaming("rename") }] : []),
        { key: "duplicate", label: t("canvas.duplicate"), onClick: () => setNaming("duplicate") },
        { key: "remove", label: t("document.remove"), danger: true, onClick: () => void remove().catch(toastError) },
      ] }]} button={({ ref, ...props }) => <Button {...props} ref={ref as React.RefObject<HTMLButtonElement>} type="text" size="small" aria-label={t("document.more", { name })} icon={<Ellipsis size={16} />} />} />
      {naming ? <NewDialog title={t(naming === "rename" ? "document.rename" : "document.duplicate", { name })} teach={t(`document.${naming}Teach`)} both name={naming === "rename" ? item.name : { zh: t("document.copyOf", { name }) }} okText={t(naming === "rename" ? "document.rename" : "canvas.duplicate")} onClose={() => setNaming(undefined)} onMake={done} /> : null}
    </>
  );
}
