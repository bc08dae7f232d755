/** The bell: what happened to the person's work, newest first; opening one marks it read. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Bell, BellOff } from "lucide-react";
import { useTranslation } from "react-i18next";

import { answerOf, server } from "@/api/client";
import { meQuery, noticesQuery, queryClient } from "@/api/queries";
import type { Notice } from "@/api/types";
import { ago } from "@/i18n/format";
import { Empty } from "@/parts/empty";
import { Pop } from "@/parts/floating";
import { Icon } from "@/parts/icon";
import { SkeletonRows } from "@/parts/skeleton";

import { useMe } from "./session";
import styles from "./top-bar.module.css";

function NoticeList({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(noticesQuery);
  const read = useMutation({
    mutationFn: (which: number[] | "all") => answerOf(server.POST("/notifications/read", { body: { ids: which } })),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ["notifications"] });
      void queryClient.invalidateQueries(meQuery);
    },
  });
  const open = (notice: Notice) => {
    if (!notice.read) read.mutate([notice.id]);
    if (notice.link) void navigate({ to: "/apps/$app/forms/$form/$id", params: { app: notice.link.app, form: notice.link.form, id: String(notice.link.id) } });
    onDone();
  };
  return (
    <div className={styles.notices}>
      <div className={styles.noticesHead}>
        <h2>{t("notices.title")}</h2>
        {data?.unread ? <button type="button" className={styles.link} onClick={() => read.mutate("all")}>{t("notices.readAll")}</button> : null}
      </div>
      <div className={styles.noticesList}>
        {data ? null : <SkeletonRows rows={3} height={52} />}
        {data?.items.length === 0 ? <Empty compact icon={BellOff} title={t("notices.none")} hint={t("notices.noneHint")} /> : null}
        {data?.items.map((notice) => (
          <button type="button" key={notice.id} className={`${styles.notice} ${notice.read ? "" : styles.unread}`} onClick={() => open(notice)}>
            <i aria-hidden />
            <span>
              <p>{notice.text}</p>
              <time dateTime={notice.at}>{ago(notice.at)}</time>
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}

export function Notices() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Pop end padded={false} label={t("top.notices")} content={(close) => <NoticeList onDone={close} />} button={(props) => (
      <button {...props} type="button" className={styles.button} aria-label={me.unread ? `${t("top.notices")} ${me.unread}` : t("top.notices")} title={t("top.notices")}>
        <Icon as={Bell} size={18} />
        {me.unread ? <span className={styles.dot} /> : null}
      </button>
    )} />
  );
}
