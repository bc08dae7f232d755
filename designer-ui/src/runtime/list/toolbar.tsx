/** Search, filter chips, the view's sort and the columns; what narrows the list is always visible and one click from gone. */
import { Link } from "@tanstack/react-router";
import { Columns3, ListChecks, ListFilter, Plus, Search, Trash2, X } from "lucide-react";
import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { FormDescriptor, ViewDocument } from "@/api/types";
import { say } from "@/i18n";
import { fieldAt, labelOf } from "@/kinds/fields-of";
import { Combo } from "@/parts/combo";
import { Floating, Pop } from "@/parts/floating";
import { Icon } from "@/parts/icon";
import { lazyPart } from "@/parts/lazy-part";
import { TextBox } from "@/parts/text-box";
import { usePhone } from "@/shell/use-screen";

import { type Behind, useBehind } from "./behind";
import { conditionText } from "./condition-text";
import { type Condition, filterText } from "./conditions";
import type { useColumns } from "./columns";
import styles from "./list.module.css";
import { readConditions } from "./read-conditions";
import { useListAddress } from "./use-list";

/** Says what may be typed: the fields that the form is searched by, sealed ones by their last digits. */
function SearchBox({ document }: { document: FormDescriptor["document"] }) {
  const { t } = useTranslation("runtime");
  const { search, go } = useListAddress();
  const [text, setText] = useState(search.q ?? "");
  const named = (key: string) => {
    const field = fieldAt(document, key);
    const sealed = field ? undefined : fieldAt(document, key.replace(/_tail$/, ""));
    return sealed ? t("list.tail", { name: labelOf(sealed) }) : labelOf(field);
  };
  const places = (document.search ?? []).map(named).filter(Boolean).join(t("common:listJoin"));
  const sent = useRef(search.q ?? "");
  useEffect(() => {
    if ((search.q ?? "") !== sent.current) {
      sent.current = search.q ?? "";
      setText(sent.current);
    }
  }, [search.q]);
  useEffect(() => {
    if (text.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      go({ q: text.trim() });
    }, 250);
    return () => clearTimeout(timer);
  });
  return (
    <TextBox
      className={styles.searchBox} size="small" clearable value={text} prefix={<Icon as={Search} size={14} />} placeholder={places} title={places} aria-label={t("list.search")}
      onChange={setText}
    />
  );
}

const ColumnChooser = lazyPart(() => import("./column-chooser"));
const FilterBuilder = lazyPart(() => import("./filter-builder"));

interface ChipProps {
  descriptor: FormDescriptor;
  condition: Condition;
  behind: Behind;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

/** What the filter's editor can show: fields of the form itself, and what a reference is called. */
function isEditable(descriptor: FormDescriptor, { field, operator, values, bare }: Condition): boolean {
  const [head = "", ...rest] = field.split(".");
  const to = fieldAt(descriptor.document, head)?.to;
  return !["formula", "span", "none"].includes(operator) && !(bare && /^(TRUE|FALSE)$/.test(values[0] ?? "")) && (rest.length === 0 || rest.join(".") === (to && descriptor.targets?.[to]?.title));
}

function Chip({ descriptor, condition, behind, onChange, onRemove }: ChipProps) {
  const { t } = useTranslation("runtime");
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const field = fieldAt(descriptor.document, condition.field);
  const { label, words } = conditionText(condition, descriptor, behind);
  const editable = isEditable(descriptor, condition);
  return (
    <>
      <span ref={box} className={styles.chip}>
        {editable ? <button type="button" className={styles.chipText} aria-expanded={open} onClick={() => setOpen(!open)}><em>{label}</em> {words}</button> : <span>{label ? <em>{label}</em> : null} {words}</span>}
        <button type="button" className={styles.chipClose} aria-label={t("list.removeFilter", { name: label || words })} onClick={onRemove}><Icon as={X} size={12} /></button>
      </span>
      {open && field ? <Floating anchor={box} padded label={label} onClose={() => setOpen(false)}><Suspense><FilterBuilder descriptor={descriptor} start={condition} onDone={(next) => { setOpen(false); onChange(next); }} /></Suspense></Floating> : null}
    </>
  );
}

interface ToolbarProps {
  descriptor: FormDescriptor;
  columns: ReturnType<typeof useColumns>;
  views: ViewDocument[];
  sort: string | undefined;
  /** On a phone rows are chosen only when asked for; without `onChoosing` there is nothing to choose. */
  choosing: boolean;
  onChoosing: ((on: boolean) => void) | undefined;
}

export function Toolbar({ descriptor, columns, views, sort, choosing, onChoosing }: ToolbarProps) {
  const { t } = useTranslation("runtime");
  const { app, form, search, go } = useListAddress();
  const phone = usePhone();
  const conditions = search.filter ? readConditions(search.filter) : [];
  const behind = useBehind(descriptor, app, form, conditions);
  const put = (next: Condition[]) => go({ filter: filterText(next) || undefined });
  const [first = ""] = (sort ?? "").split(",");
  const sorted = fieldAt(descriptor.document, first.replace("-", ""));
  return (
    <div className={styles.toolbar} role="search">
      {descriptor.document.search?.length ? <SearchBox document={descriptor.document} /> : null}
      {views.length > 1 ? (
        <div style={{ width: 150 }}>
          <Combo items={views.map((view) => ({ id: view.key, title: say(view.name) }))} chosen={views.map((view) => ({ id: view.key, title: say(view.name) })).find((view) => view.id === search.view) ?? null} onChoose={(item) => go({ view: item ? String(item.id) : undefined, tab: undefined })} label={t("list.view")} />
        </div>
      ) : null}
      {search.mine ? <span className={styles.chip}><span>{t("list.mine")}</span><button type="button" className={styles.chipClose} aria-label={t("list.removeFilter", { name: t("list.mine") })} onClick={() => go({ mine: undefined })}><Icon as={X} size={12} /></button></span> : null}
      {conditions.map((condition, index) => (
        <Chip key={`${condition.field}-${index}`} descriptor={descriptor} condition={condition} behind={behind} onChange={(next) => put(conditions.map((one, at) => (at === index ? next : one)))} onRemove={() => put(conditions.filter((_, at) => at !== index))} />
      ))}
      <Pop label={t("list.filter")} content={(close) => <Suspense><FilterBuilder descriptor={descriptor} onDone={(next) => { close(); put([...conditions, next]); }} /></Suspense>} button={(props) => (
        <button {...props} type="button" className={styles.addChip}><Icon as={phone ? ListFilter : Plus} size={14} />{t("list.filter")}</button>
      )} />
      <div className={styles.spread}>
        {sorted && search.sort ? (
          <button type="button" className={styles.tool} onClick={() => go({ sort: undefined })} title={t("list.resetSort")}>{t("list.sorted", { name: labelOf(sorted) })}<Icon as={X} size={12} /></button>
        ) : null}
        {phone ? onChoosing ? <button type="button" className={styles.tool} aria-pressed={choosing} onClick={() => onChoosing(!choosing)}>{choosing ? t("common:cancel") : <><Icon as={ListChecks} size={14} />{t("list.choose")}</>}</button> : null : (
          <Pop end label={t("list.columns")} content={() => <Suspense><ColumnChooser columns={columns} /></Suspense>} button={(props) => (
            <button {...props} type="button" className={styles.tool}><Icon as={Columns3} size={14} />{t("list.columns")}</button>
          )} />
        )}
        {descriptor.rights.delete ? <Link to="/apps/$app/forms/$form/bin" params={{ app, form }} className={styles.tool} aria-label={t("bin.title")} title={phone ? t("bin.title") : undefined}><Icon as={Trash2} size={14} />{phone ? null : t("bin.title")}</Link> : null}
      </div>
    </div>
  );
}
