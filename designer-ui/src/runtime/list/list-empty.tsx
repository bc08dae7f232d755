import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { FileSearch, FolderOpen } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { FormDescriptor } from "@/api/types";
import { say } from "@/i18n";
import { Empty } from "@/parts/empty";

import { useListAddress } from "./use-list";

/** Nothing in the list: either the filters are too narrow or the first record is still to be made. */
export default function ListEmpty({ descriptor, filtered }: { descriptor: FormDescriptor; filtered: boolean }) {
  const { t } = useTranslation("runtime");
  const { app, form, search, go } = useListAddress();
  const name = say(descriptor.document.name);
  if (filtered) {
    const narrowed = Boolean(search.filter || search.q || search.mine);
    return <Empty icon={FileSearch} title={narrowed ? t("list.nothingFound", { name }) : t("list.tabEmpty", { name })} hint={narrowed ? t("list.nothingFoundHint") : t("list.tabEmptyHint")} action={narrowed ? <Button onClick={() => go({ filter: undefined, mine: undefined, q: "" })}>{t("list.clearFilters")}</Button> : undefined} />;
  }
  return (
    <Empty icon={FolderOpen} title={t("list.none", { name })} hint={t("list.noneHint", { name })}
      action={descriptor.rights.create ? <Link to="/apps/$app/forms/$form/new" params={{ app, form }}><Button type="primary" tabIndex={-1}>{t("list.new", { name })}</Button></Link> : undefined} />
  );
}
