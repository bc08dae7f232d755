/** The inbox: what waits, the thing itself, the way it came; decided without opening anything else. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Inbox, MousePointerClick } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { type Box, BOXES, inboxQuery } from "@/api/inbox";
import type { InboxItem } from "@/api/types";
import { Empty } from "@/parts/empty";
import { KeyCap } from "@/parts/key-cap";
import { ProblemView } from "@/parts/problem";
import { SkeletonRows } from "@/parts/skeleton";
import { useMinute } from "@/parts/use-minute";
import { useMe } from "@/shell/session";
import { usePhone } from "@/shell/use-screen";

import styles from "./inbox.module.css";
import { InboxCard } from "./inbox-card";
import { InboxRow, isOpen } from "./inbox-row";
import { Task } from "./task";

const route = getRouteApi("/shell/inbox");

function useStep(items: InboxItem[], chosen: string | undefined, choose: (id: number) => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, [role=dialog], dialog")) return;
      const by = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (!by || event.ctrlKey || event.metaKey) return;
      const at = items.findIndex((item) => String(item.id) === chosen);
      const next = items[Math.max(0, Math.min(items.length - 1, at + by))];
      if (next) choose(next.id);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [items, chosen, choose]);
}

export default function InboxPage() {
  const { t } = useTranslation("runtime");
  const me = useMe();
  const phone = usePhone();
  const search = route.useSearch();
  const navigate = useNavigate();
  const box: Box = BOXES.find((one) => one === search.box) ?? "todo";
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(inboxQuery(box));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const task = search.task ?? (phone ? undefined : items[0] && String(items[0].id));
  const choose = (id: number | undefined, rejecting?: boolean) => void navigate({ to: "/inbox", search: { box: box === "todo" ? undefined : box, task: id === undefined ? undefined : String(id), rejecting }, replace: !phone });
  useMinute();
  useStep(items, task, choose);
  useEffect(() => { document.title = `${t("inbox.title")} · Tenon`; }, [t]);

  const at = items.findIndex((item) => String(item.id) === task);
  /** After a decision the next one comes up by itself; the last one leads back to the list. */
  const after = () => {
    const next = items[at + 1] ?? items[at - 1];
    choose(next && next.id !== items[at]?.id ? next.id : undefined);
  };

  if (phone && task) return <Task key={task} id={task} place={at >= 0 ? { at: at + 1, of: items.length } : undefined} rejecting={search.rejecting} onBack={() => choose(undefined)} onDone={after} />;
  return (
    <div className={styles.page}>
      <section className={styles.list} aria-label={t("inbox.title")}>
        <header className={styles.head}><h1>{t("inbox.title")}</h1></header>
        <div className={styles.boxes} role="tablist">
          {BOXES.map((one) => (
            <button key={one} type="button" role="tab" aria-selected={one === box} onClick={() => void navigate({ to: "/inbox", search: { box: one } })}>
              {t(`inbox.${one}`)}{one === "todo" && me.todo ? <small>{me.todo}</small> : null}
            </button>
          ))}
        </div>
        <div className={styles.rows}>
          {error && !data ? <ProblemView compact error={error} onRetry={() => void refetch()} /> : null}
          {data || error ? null : <SkeletonRows rows={6} height={80} />}
          {data && items.length === 0 ? <Empty icon={Inbox} title={t(`inbox.empty.${box}`)} hint={t(`inbox.emptyHint.${box}`)} /> : null}
          {items.map((item) => phone && box === "todo" && isOpen(item) ? <InboxCard key={item.id} item={item} onOpen={(rejecting) => choose(item.id, rejecting)} /> : <InboxRow key={item.id} item={item} chosen={String(item.id) === task} onChoose={() => choose(item.id)} />)}
          {hasNextPage ? <button type="button" className={styles.more} disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t("list.more")}</button> : null}
        </div>
        {phone ? null : <footer className={styles.keys}><span><KeyCap>J</KeyCap><KeyCap>K</KeyCap>{t("inbox.keys.step")}</span>{box === "todo" ? <><span><KeyCap>A</KeyCap>{t("inbox.keys.approve")}</span><span><KeyCap>R</KeyCap>{t("inbox.keys.reject")}</span></> : null}</footer>}
      </section>
      {phone ? null : task ? <Task key={task} id={task} onDone={after} /> : <div className={styles.nothing}><Empty icon={MousePointerClick} title={t("inbox.choose")} /></div>}
    </div>
  );
}
