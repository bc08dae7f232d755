/** The list of a form: tabs with counts, chips, virtual rows; on a phone cards. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { Plus, Upload } from "lucide-react";
import { Suspense, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/api/errors";
import { formQuery } from "@/api/queries";
import { PAGE } from "@/api/records";
import type { FormDescriptor } from "@/api/types";
import { say } from "@/i18n";
import { quantity } from "@/i18n/format";
import { Icon } from "@/parts/icon";
import { KeyCap } from "@/parts/key-cap";
import { lazyPart } from "@/parts/lazy-part";
import { ProblemView } from "@/parts/problem";
import { SkeletonPage } from "@/parts/skeleton";
import { useMe } from "@/shell/session";
import { usePhone } from "@/shell/use-screen";

import { useColumns } from "./columns";
import { both } from "./conditions";
import { Grid } from "./grid";
import styles from "./list.module.css";
import { Tabs } from "./tabs";
import { Toolbar } from "./toolbar";
import { useList, useListAddress } from "./use-list";
import { useOffer } from "./use-offer";

const Cards = lazyPart(() => import("./cards"));
const ListEmpty = lazyPart(() => import("./list-empty"));
const Parts = lazyPart(() => import("./parts"));
const CountedLine = lazyPart(() => import("./counted-line"));
const BatchBar = lazyPart(() => import("./batch-bar"));
const MOST_SELECTED = 500;

function useNewKey(allowed: boolean, open: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, [contenteditable], dialog, [role=dialog]");
      if (allowed && !typing && event.key.toLowerCase() === "n" && !event.ctrlKey && !event.metaKey && !event.altKey) open();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [allowed, open]);
}

/** A saved address may name a field that is gone: trying again would not help. */
function refused(error: unknown): boolean {
  return error instanceof ApiError && [400, 422].includes(error.status);
}

function List({ descriptor }: { descriptor: FormDescriptor }) {
  const { t } = useTranslation("runtime");
  const { app, form, search, go } = useListAddress();
  const own = [search.filter, search.sort, search.q].some(Boolean);
  const phone = usePhone();
  const view = descriptor.document.views?.find((one) => one.key === search.view) ?? descriptor.document.views?.[0];
  const columns = useColumns(descriptor, view);
  const paths = useMemo(() => columns.shown.flatMap((column) => [column.path, ...column.beside.map((field) => field.key)]), [columns.shown]);
  const list = useList(descriptor, paths);
  const offer = useOffer(descriptor, app, view, list.items);
  const [selected, setSelected] = useState<Set<number>>(new Set());
  const [choosing, setChoosing] = useState(false);
  const selectMore = async () => {
    let rows = list.rows.hasNextPage ? await list.rows.fetchNextPage() : list.rows;
    const loadedRows = () => rows.data?.pages.flatMap((page) => page.items) ?? [];
    while (rows.hasNextPage && loadedRows().length < MOST_SELECTED) rows = await rows.fetchNextPage();
    setSelected(new Set(loadedRows().slice(0, MOST_SELECTED).map((row) => row.id)));
  };
  const name = say(descriptor.document.name);
  const newLink = { to: "/apps/$app/forms/$form/new", params: { app, form } } as const;
  useNewKey(descriptor.rights.create, () => document.getElementById("new-record")?.click());
  useEffect(() => { setSelected(new Set()); }, [search.tab, search.part, search.filter, search.mine, search.q, form]);
  const place = useMe().apps.find((one) => one.key === app)?.navigation.flatMap((group) => group.items).find((item) => item.list === form);
  const heading = say(place?.name) || name;
  useEffect(() => { document.title = `${heading} · Tenon`; }, [heading]);

  const loaded = list.rows.isFetched;
  const total = list.part ? list.parts?.[list.part] : list.tab && list.counts?.[list.tab.id];
  // Rows that arrive after "select all" must not take the offer away: what counts is that a whole page is selected.
  const more = selected.size >= PAGE && selected.size < MOST_SELECTED && (list.rows.hasNextPage || selected.size < list.items.length);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{heading}</h1>
        <div className={styles.actions}>
          {descriptor.rights.import && !phone ? <Link to="/apps/$app/import/$form" params={{ app, form }}><Button icon={<Icon as={Upload} />} tabIndex={-1}>{t("list.import")}</Button></Link> : null}
          {descriptor.rights.create ? (
            <Link {...newLink} id="new-record">
              <Button type={selected.size ? "default" : "primary"} icon={<Icon as={Plus} />} tabIndex={-1}>{t("list.new", { name })}{phone ? null : <KeyCap>N</KeyCap>}</Button>
            </Link>
          ) : null}
        </div>
      </header>
      {list.view?.tabs?.length ? <Tabs tabs={list.view.tabs} chosen={list.tab?.id} counts={list.counts} onChoose={(tab) => go({ tab, part: undefined })} /> : null}
      {list.view?.split && list.parts ? <Suspense><Parts descriptor={descriptor} field={list.view.split} counts={list.parts} chosen={list.part} onChoose={(part) => go({ part })} /></Suspense> : null}
      <Toolbar descriptor={descriptor} columns={columns} views={list.views} sort={list.sort} choosing={choosing} onChoosing={loaded && list.items.length ? (on) => { setChoosing(on); setSelected(new Set()); } : undefined} />
      {search.counted && !search.q && !search.mine ? <Suspense><CountedLine app={app} form={form} counted={search.counted} asked={{ view: list.view?.key, tab: list.tab?.id, filter: list.part ? both(search.filter, `${list.view?.split} = "${list.part}"`) : search.filter }} /></Suspense> : null}
      {list.rows.isError ? <ProblemView error={list.rows.error} onRetry={() => void list.rows.refetch()} way={own && refused(list.rows.error) ? <Button onClick={() => go({ filter: undefined, sort: undefined, q: undefined, part: undefined })}>{t("list.plain")}</Button> : undefined} /> : null}
      {list.rows.isError ? null : loaded && list.items.length === 0 ? (
        <div className={styles.body}><Suspense><ListEmpty descriptor={descriptor} filtered={Boolean(search.filter || list.part || search.q || search.mine || (list.tab && list.tab.filter !== "TRUE"))} /></Suspense></div>
      ) : phone ? (
        <Suspense><Cards descriptor={descriptor} columns={columns.shown} list={list} actsOf={offer.actsOf} choosing={choosing} selected={selected} onSelect={setSelected} /></Suspense>
      ) : (
        <Grid descriptor={descriptor} columns={columns.shown} list={list} actsOf={offer.actsOf} offerWidth={offer.width} selected={selected} onSelect={setSelected} />
      )}
      {phone || !loaded ? null : (
        <footer className={styles.footer}>
          <span>{total || !list.rows.hasNextPage ? t("list.total", { count: total?.n ?? list.items.length, n: `${quantity(total?.n ?? list.items.length)}${total?.more ? "+" : ""}` }) : t("list.loaded", { count: list.items.length, n: `${quantity(list.items.length)}+` })}</span>
          {selected.size ? <span>{t("list.selected", { count: selected.size })}</span> : null}
        </footer>
      )}
      {selected.size ? <Suspense><BatchBar descriptor={descriptor} app={app} known={offer.known} first={offer.keys} rows={list.items.filter((row) => selected.has(row.id))} onLeft={(ids) => setSelected(new Set(ids))} onMore={more ? selectMore : undefined} onClose={() => { setSelected(new Set()); setChoosing(false); }} /></Suspense> : null}
    </div>
  );
}

export default function ListPage() {
  const { app, form } = useListAddress();
  const { data, error, refetch } = useQuery(formQuery(app, form));
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} />;
  return data ? <List key={form} descriptor={data} /> : <SkeletonPage />;
}
