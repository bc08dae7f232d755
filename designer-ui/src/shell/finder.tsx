/** Ctrl-K: one box that finds records by any scrap and pages by name. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Search, SearchX } from "lucide-react";
import { useDeferredValue, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { answerOf, server } from "@/api/client";
import { say } from "@/i18n";
import { Empty } from "@/parts/empty";
import { Icon } from "@/parts/icon";
import { KeyCap } from "@/parts/key-cap";
import { SkeletonRows } from "@/parts/skeleton";
import { Marked } from "@/parts/marked";

import styles from "./finder.module.css";
import { navigationOf } from "./nav-entries";
import { useApp, useMe } from "./session";

interface Found {
  id: string;
  icon?: string;
  title: string;
  note: string;
  kind: string;
  open: () => void;
}

function useHits(text: string) {
  const search = useDeferredValue(text.trim());
  return useQuery({
    queryKey: ["search", search],
    queryFn: async ({ signal }) => (await answerOf(server.GET("/search", { params: { query: { q: search } }, signal }))).items,
    enabled: search.length >= 2,
    placeholderData: (before) => before,
  });
}

interface FinderProps {
  /** What was typed before the box was there. */
  takeEarly: () => string;
  onClose: () => void;
}

export default function Finder({ takeEarly, onClose }: FinderProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const app = useApp();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const hits = useHits(text);

  const early = useRef(takeEarly);
  useLayoutEffect(() => {
    const box = dialog.current;
    box?.showModal();
    setText(early.current());
    return () => box?.close(); // gives the keys back to what had them
  }, []);

  const pages: Found[] = (app ? navigationOf(app, me) : [])
    .flatMap((group) => group.entries)
    .filter((entry) => !text.trim() || entry.name.toLowerCase().includes(text.trim().toLowerCase()))
    .map((entry) => ({
      id: `page-${entry.id}`, icon: entry.icon, title: entry.name, note: "", kind: t("find.pages"),
      open: () => void (entry.to === "list"
        ? navigate({ to: "/apps/$app/forms/$form", params: { app: entry.app, form: entry.key } })
        : entry.to === "desk" ? navigate({ to: "/apps/$app/desks/$key", params: { app: entry.app, key: entry.key } })
        : navigate({ to: "/apps/$app/dashboards/$key", params: { app: entry.app, key: entry.key } })),
    }));
  const records: Found[] = (text.trim().length >= 2 ? hits.data ?? [] : []).map((hit) => ({
    id: `${hit.form}-${hit.id}`, title: hit.title, note: hit.subtitle ?? "", kind: say(hit.form_name),
    open: () => void navigate({ to: "/apps/$app/forms/$form/$id", params: { app: hit.app, form: hit.form, id: String(hit.id) } }),
  }));
  const all = [...records, ...pages];
  const chosen = Math.min(at, all.length - 1);

  const onKey = (event: React.KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(chosen + 1, all.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(chosen - 1, 0));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      all[chosen]?.open();
      onClose();
    } else return;
    event.preventDefault();
  };
  const nothing = text.trim().length >= 2 && !hits.isFetching && hits.isFetched && all.length === 0;
  return (
    <dialog ref={dialog} className={styles.dialog} onClose={() => dialog.current?.open || onClose()} onClick={(event) => event.target === dialog.current && onClose()} aria-label={t("find.title")}>
      <div className={styles.box}>
        <Icon as={Search} size={18} />
        <input
          autoFocus value={text} placeholder={t("find.placeholder")} onChange={(event) => { setText(event.target.value); setAt(0); }} onKeyDown={onKey}
          role="combobox" aria-expanded aria-controls={listId} aria-activedescendant={all[chosen] ? `${listId}-${all[chosen].id}` : undefined} aria-label={t("find.title")}
        />
        <button type="button" className={styles.cancel} onClick={onClose}>{t("cancel")}</button>
      </div>
      <ul id={listId} role="listbox" className={styles.list}>
        {all.map((found, index) => (
          <li
            key={found.id} id={`${listId}-${found.id}`} role="option" aria-selected={index === chosen} className={index === chosen ? styles.chosen : undefined}
            onMouseMove={() => setAt(index)} onClick={() => { found.open(); onClose(); }}
            ref={index === chosen ? (element) => void element?.scrollIntoView({ block: "nearest" }) : undefined}
          >
            <Icon name={found.icon} />
            <span className={styles.title}><Marked text={found.title} part={text.trim()} /></span>
            <span className={styles.note}><Marked text={found.note} part={text.trim()} /></span>
            <span className={styles.kind}>{found.kind}</span>
          </li>
        ))}
      </ul>
      {text.trim().length >= 2 && hits.isFetching && all.length === 0 ? <SkeletonRows rows={3} height={36} /> : null}
      {nothing ? <Empty compact icon={SearchX} title={t("find.none", { text: text.trim() })} hint={t("find.noneHint")} /> : null}
      <footer className={styles.foot}>
        <span><KeyCap>↑</KeyCap><KeyCap>↓</KeyCap>{t("find.keys.move")}</span>
        <span><KeyCap>Enter</KeyCap>{t("find.keys.open")}</span>
        <span><KeyCap>Esc</KeyCap>{t("find.keys.close")}</span>
      </footer>
    </dialog>
  );
}
