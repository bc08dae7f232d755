/** The one picker: type to narrow, arrows to choose, Enter to take; a list that floats over forms and grids. */
import { ChevronDown, X } from "lucide-react";
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";

import styles from "./combo.module.css";
import { Icon } from "./icon";
import { KeyCap } from "./key-cap";
import { Marked } from "./marked";

export interface ComboItem {
  id: number | string;
  title: string;
  subtitle?: string | null;
  extra?: ReactNode;
  icon?: ReactNode;
}

interface ComboProps {
  id?: string;
  items: ComboItem[];
  chosen: ComboItem | null;
  onChoose: (item: ComboItem | null) => void;
  /** Given when the items come from elsewhere for what is typed. */
  onSearch?: (text: string) => void;
  loading?: boolean;
  disabled?: boolean;
  invalid?: boolean;
  autoFocus?: boolean;
  placeholder?: string;
  bare?: boolean;
  clearable?: boolean;
  describedBy?: string;
  label?: string;
  empty?: string;
  keys?: boolean;
  /** The first letters that opened the cell of a grid. */
  typed?: string;
  onLeave?: () => void;
}

interface Place { left: number; top: number; width: number; up: boolean }

function placeOf(box: HTMLElement): Place {
  const rect = box.getBoundingClientRect();
  const up = rect.bottom + 300 > window.innerHeight && rect.top > 300;
  return { left: Math.min(rect.left, window.innerWidth - Math.max(rect.width, 240) - 8), top: up ? rect.top - 4 : rect.bottom + 4, width: rect.width, up };
}

function usePlace(box: React.RefObject<HTMLElement | null>, open: boolean): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    if (!open || !box.current) return setPlace(null);
    const move = () => box.current && setPlace(placeOf(box.current));
    move();
    window.addEventListener("scroll", move, true);
    window.addEventListener("resize", move);
    return () => {
      window.removeEventListener("scroll", move, true);
      window.removeEventListener("resize", move);
    };
  }, [box, open]);
  return place;
}

export function Combo(props: ComboProps) {
  const { id, items, chosen, onChoose, onSearch, disabled, invalid, bare, clearable = true, keys = false } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(props.typed !== undefined);
  const [typing, setTyping] = useState<string | null>(props.typed ?? null);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const place = usePlace(box, open);
  const wanted = (typing ?? "").trim().toLowerCase();
  const shown = onSearch || !wanted ? items : items.filter((item) => `${item.title} ${item.subtitle ?? ""}`.toLowerCase().includes(wanted));
  const current = Math.min(at, shown.length - 1);

  const search = useRef(onSearch);
  search.current = onSearch;
  useEffect(() => {
    if (!open) return;
    const timer = setTimeout(() => search.current?.(wanted), 120);
    return () => clearTimeout(timer);
  }, [open, wanted]);

  useEffect(() => {
    if (props.autoFocus) input.current?.focus();
  }, [props.autoFocus]);

  const close = () => { setOpen(false); setTyping(null); setAt(0); };
  const take = (item: ComboItem | null) => { close(); onChoose(item); };
  const show = () => {
    if (disabled || open) return;
    setOpen(true);
    setAt(Math.max(0, items.findIndex((item) => item.id === chosen?.id)));
  };

  const onKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (bare && !open && event.key === "ArrowUp") return;
      event.preventDefault();
      event.stopPropagation();
      if (!open) return show();
      setAt(event.key === "ArrowDown" ? Math.min(current + 1, shown.length - 1) : Math.max(current - 1, 0));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      event.stopPropagation();
      const item = shown[current];
      if (item) take(item);
    } else if (event.key === "Tab" && open && typing) {
      const item = shown[current];
      if (item) take(item);
      else close();
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      event.preventDefault();
      close();
    } else if ((event.key === "Backspace" || event.key === "Delete") && clearable && chosen && typing === null && input.current?.selectionStart === 0) {
      take(null);
    }
  };

  return (
    <div ref={box} className={`${styles.combo} ${bare ? styles.bare : ""} ${invalid ? styles.invalid : ""} ${disabled ? styles.disabled : ""}`}>
      <input
        ref={input} id={id} role="combobox" aria-expanded={open} aria-controls={listId} aria-autocomplete="list" aria-invalid={invalid} aria-describedby={props.describedBy}
        aria-label={props.label} aria-activedescendant={open && shown[current] ? `${listId}-${current}` : undefined} autoComplete="off" disabled={disabled}
        placeholder={props.placeholder ?? ""} value={typing ?? chosen?.title ?? ""} onKeyDown={onKey} onClick={show}
        onFocus={(event) => event.target.select()}
        onChange={(event) => { setTyping(event.target.value); setAt(0); if (!open) setOpen(true); }}
        onBlur={() => { if (typing === "" && chosen && clearable) onChoose(null); close(); props.onLeave?.(); }}
      />
      {clearable && chosen && !disabled && !bare ? (
        <button type="button" className={styles.clear} tabIndex={-1} aria-label={t("clear")} onMouseDown={(event) => event.preventDefault()} onClick={() => take(null)}><Icon as={X} size={12} /></button>
      ) : null}
      {bare ? null : <Icon as={ChevronDown} size={14} className={styles.chevron} />}
      {open && place ? createPortal(
        <div className={styles.popup} data-floating style={{ left: place.left, top: place.top, minWidth: Math.max(place.width, bare ? 320 : 180), transform: place.up ? "translateY(-100%)" : undefined }} onMouseDown={(event) => event.preventDefault()}>
          <ul id={listId} role="listbox" className={styles.list}>
            {shown.map((item, index) => (
              <li
                key={item.id} id={`${listId}-${index}`} role="option" aria-selected={item.id === chosen?.id} className={index === current ? styles.current : undefined}
                onMouseMove={() => setAt(index)} onClick={() => take(item)} ref={index === current ? (element) => void element?.scrollIntoView?.({ block: "nearest" }) : undefined}
              >
                {item.icon}
                <span className={styles.title}><Marked text={item.title} part={wanted} /></span>
                {item.subtitle ? <span className={styles.subtitle}><Marked text={item.subtitle} part={wanted} /></span> : null}
                {item.extra ? <span className={styles.extra}>{item.extra}</span> : null}
              </li>
            ))}
            {shown.length === 0 ? <li className={styles.none}>{props.loading ? t("loading") : props.empty ?? t("find.none", { text: typing ?? "" })}</li> : null}
          </ul>
          {keys ? (
            <footer className={styles.keys}>
              <span><KeyCap>↑</KeyCap><KeyCap>↓</KeyCap>{t("find.keys.move")}</span><span><KeyCap>Enter</KeyCap>{t("combo.take")}</span><span><KeyCap>Esc</KeyCap>{t("cancel")}</span>
            </footer>
          ) : null}
        </div>, document.body) : null}
    </div>
  );
}
