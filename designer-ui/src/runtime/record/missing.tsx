/** In the place of a record that is not there: why that may be, and the ways back. */
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { FileX2 } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/api/errors";
import type { FormDescriptor } from "@/api/types";
import { say } from "@/i18n";
import { Empty } from "@/parts/empty";
import { useMe } from "@/shell/session";

/** Deleted, never there, or not for this reader: the server tells them apart to nobody. An id that is no number is the same to a person. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || (error.status === 400 && error.body.path === "id"));
}

export function RecordMissing({ app, form, descriptor }: { app: string; form: string; descriptor: FormDescriptor }) {
  const { t } = useTranslation("runtime");
  const name = say(descriptor.document.name);
  const list = useMe().apps.find((one) => one.key === app)?.navigation.flatMap((group) => group.items).find((item) => item.list === form);
  const title = t("record.missing", { name });
  useEffect(() => { document.title = `${title} · Tenon`; }, [title]);
  return (
    <Empty
      icon={FileX2} title={title} hint={t("record.missingHint")}
      action={
        <>
          <Link to="/apps/$app/forms/$form" params={{ app, form }}><Button type="primary" tabIndex={-1}>{t("record.backToList", { name: say(list?.name) || name })}</Button></Link>
          {descriptor.rights.delete ? <Link to="/apps/$app/forms/$form/bin" params={{ app, form }}><Button tabIndex={-1}>{t("record.lookInBin")}</Button></Link> : null}
        </>
      }
    />
  );
}
