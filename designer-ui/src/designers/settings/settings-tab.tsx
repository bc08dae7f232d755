/** Settings of a form, its history of versions and the way back to what is published. */
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { dateTime } from "@/i18n/format";
import { ask } from "@/parts/feedback";
import type { FormDocument } from "@/document/types";
import { discardDraft, readVersions } from "../api/documents";
import type { DraftStore } from "../draft/store";
import { forgetDraft, useDraft } from "../draft/use-draft";
import { FormProperties } from "../form/form-properties";

export default function SettingsTab({ store, app }: { store: DraftStore<FormDocument>; app: string }) {
  const { t } = useTranslation("designers");
  const form = useDraft(store, (draft) => draft.history.present);
  const version = useDraft(store, (draft) => draft.version);
  const changed = useDraft(store, (draft) => draft.published !== draft.history.present);
  const versions = useQuery({ queryKey: ["versions", app, "form", form.key, version], queryFn: () => readVersions(app, "form", form.key), retry: false });
  const discard = () =>
    ask({
      title: t("settings.discardTitle"),
      content: t("settings.discardText", { version: version ?? 1 }),
      okText: t("settings.discard"),
      danger: true,
      cancelText: t("publish.keep"),
      onOk: async () => {
        await discardDraft(app, "form", form.key, store.getState().rev);
        forgetDraft(app, "form", form.key);
        window.location.reload();
      },
    });
  return (
    <div className="dz-settings">
      <section className="dz-sheet dz-props"><FormProperties store={store} form={form} hint={false} /></section>
      <section className="dz-sheet">
        <h2>{t("settings.versions")}</h2>
        <ul className="dz-versions">
          {(versions.data ?? []).map((each) => (
            <li key={each.number}>
              <strong>v{each.number}</strong>
              <span>{dateTime(each.at)}</span>
              <span>{each.by?.name}</span>
              <span className="dz-hint">{each.origin === "package" ? t("settings.package", { name: each.note }) : each.note}</span>
            </li>
          ))}
        </ul>
        {version !== null && changed ? <div><Button danger onClick={discard}>{t("settings.discard")}</Button></div> : null}
      </section>
    </div>
  );
}
