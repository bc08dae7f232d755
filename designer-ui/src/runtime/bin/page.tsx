/** The bin of a form: what was deleted, by whom and when, and the way back. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { ChevronLeft, Search, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { formQuery, queryClient } from "@/api/queries";
import { restoreRecords } from "@/api/record-writes";
import { recordsQuery } from "@/api/records";
import type { FormDescriptor, RecordData } from "@/api/types";
import { say } from "@/i18n";
import { dateTime } from "@/i18n/format";
import { textOf } from "@/kinds/fields/text";
import { kindOf } from "@/kinds/registry";
import { Empty } from "@/parts/empty";
import { ask, toast } from "@/parts/feedback";
import { Icon } from "@/parts/icon";
import { ProblemView } from "@/parts/problem";
import { SkeletonPage, SkeletonRows } from "@/parts/skeleton";
import { TextBox } from "@/parts/text-box";
import { allColumns, type Column } from "@/runtime/list/columns";

import styles from "./bin.module.css";

const route = getRouteApi("/shell/apps/$app/forms/$form/bin");
const MOST_COLUMNS = 4;

/** The title and the first columns of the list: enough to tell one from another. */
function columnsOf(descriptor: FormDescriptor): Column[] {
  const { document } = descriptor;
  const all = allColumns(descriptor, document.views?.[0]).filter((column) => column.path !== "flag");
  const title = all.filter((column) => column.path === document.title);
  return [...title, ...all.filter((column) => column.path !== document.title)].slice(0, MOST_COLUMNS);
}

function Row({ row, columns, busy, onRestore }: { row: RecordData; columns: Column[]; busy: boolean; onRestore: () => void }) {
  const { t } = useTranslation("runtime");
  const [first, ...rest] = columns;
  const show = (column: Column) => kindOf(column.field, row[column.path]).text(row[column.path], column.field);
  return (
    <li className={styles.row}>
      <b className={styles.title}>{(first && show(first)) || `#${row.id}`}</b>
      {rest.map((column) => <span key={column.path} className={styles.cell} data-label={column.label}>{show(column)}</span>)}
      <span className={styles.who}>{textOf(row["updated_by"])} <time className="muted">{dateTime(String(row["updated_at"]))}</time></span>
      <Button size="small" loading={busy} onClick={onRestore}>{t("bin.restore")}</Button>
    </li>
  );
}

function Bin({ app, descriptor }: { app: string; descriptor: FormDescriptor }) {
  const { t } = useTranslation("runtime");
  const navigate = useNavigate();
  const { document: definition } = descriptor;
  const form = definition.key;
  const name = say(definition.name);
  const columns = columnsOf(descriptor);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(0);
  const fields = [...columns.map((column) => column.path), definition.title, "updated_by", "updated_at"].join(",");
  const { data, error, refetch, isFetched, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(recordsQuery(app, form, { trash: true, sort: "-updated_at", search: text.trim() || undefined, fields }));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const title = t("bin.titleOf", { name });
  useEffect(() => { window.document.title = `${title} · Tenon`; }, [title]);

  const restore = async (row: RecordData) => {
    setBusy(row.id);
    try {
      const [result] = await restoreRecords(app, form, [row.id]);
      await Promise.all(["records", "counts", "record"].map((key) => queryClient.invalidateQueries({ queryKey: [key, form] })));
      if (!result?.ok) return ask({ title: t("bin.notRestored"), content: result?.message, okText: t("common:ok") });
      toast(t("bin.restored", { name }), "success", 9000, { label: t("bin.open"), run: () => void navigate({ to: "/apps/$app/forms/$form/$id", params: { app, form, id: String(row.id) } }) });
    } catch (problem) {
      ask({ title: t("bin.notRestored"), content: problem instanceof Error ? problem.message : "", okText: t("common:ok") });
    } finally {
      setBusy(0);
    }
  };
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Link to="/apps/$app/forms/$form" params={{ app, form }} className={styles.back} aria-label={t("common:back")}><Icon as={ChevronLeft} size={18} /></Link>
        <h1>{title}</h1>
        <TextBox className={styles.search} size="small" clearable value={text} prefix={<Icon as={Search} size={14} />} placeholder={t("list.search")} aria-label={t("list.search")} onChange={setText} />
      </header>
      <p className={styles.hint}>{t("bin.hint")}</p>
      {error && !data ? <ProblemView error={error} onRetry={() => void refetch()} /> : null}
      {isFetched || error ? null : <SkeletonRows rows={8} height={44} />}
      {data && items.length === 0 ? <Empty icon={Trash2} title={text ? t("list.nothingFound", { name }) : t("bin.empty")} hint={text ? t("list.nothingFoundHint") : t("bin.emptyHint")} /> : null}
      {items.length ? (
        <ul className={styles.rows} aria-label={title}>
          <li className={styles.head} aria-hidden>{columns.map((column) => <span key={column.path}>{column.label}</span>)}<span>{t("bin.who")}</span><span /></li>
          {items.map((row) => <Row key={row.id} row={row} columns={columns} busy={busy === row.id} onRestore={() => void restore(row)} />)}
        </ul>
      ) : null}
      {hasNextPage ? <Button className={styles.more} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t("list.more")}</Button> : null}
    </div>
  );
}

export default function BinPage() {
  const { app, form } = route.useParams();
  const { data, error, refetch } = useQuery(formQuery(app, form));
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} />;
  return data ? <Bin key={form} app={app} descriptor={data} /> : <SkeletonPage />;
}
