/** A box that floats beside what opened it: kept inside the window, closed by Esc and by a press elsewhere. */
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

import styles from "./floating.module.css";

interface FloatingProps {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  end?: boolean;
  label?: string;
  role?: string;
  padded?: boolean;
  children: ReactNode;
}

const GAP = 4;
const EDGE = 8;

function place(box: HTMLElement, anchor: HTMLElement, end: boolean): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = Math.max(EDGE, Math.min(end ? at.right - width : at.left, window.innerWidth - width - EDGE));
  const below = at.bottom + GAP;
  const top = below + height > window.innerHeight - EDGE && at.top - height - GAP > EDGE ? at.top - height - GAP : Math.max(EDGE, Math.min(below, window.innerHeight - height - EDGE));
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
}

/** Pickers and calendars inside the box draw themselves elsewhere in the page and still belong to it. */
function belongs(target: Element, box: HTMLElement): boolean {
  return box.contains(target) || Boolean(target.closest("[data-floating], .ant-picker-dropdown, .ant-modal-root"));
}

export function Floating({ anchor, onClose, end = false, label, role = "dialog", padded = false, children }: FloatingProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    const [inner, outer] = [box.current, anchor.current];
    if (!inner || !outer) return;
    const move = () => place(inner, outer, end);
    move();
    const watch = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(move);
    watch?.observe(inner);
    window.addEventListener("resize", move);
    window.addEventListener("scroll", move, true);
    return () => {
      watch?.disconnect();
      window.removeEventListener("resize", move);
      window.removeEventListener("scroll", move, true);
    };
  }, [anchor, end]);
  useEffect(() => {
    const outer = anchor.current;
    const press = (event: PointerEvent) => {
      const target = event.target as Element;
      if (box.current && !belongs(target, box.current) && !outer?.contains(target)) close.current();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      close.current();
      outer?.focus();
    };
    document.addEventListener("pointerdown", press, true);
    document.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("pointerdown", press, true);
      document.removeEventListener("keydown", key);
    };
  }, [anchor]);
  return createPortal(<div ref={box} className={`${styles.box} ${padded ? styles.padded : ""}`} role={role} aria-label={label} data-floating>{children}</div>, document.body);
}

interface PopProps {
  content: (close: () => void) => ReactNode;
  button: (props: { ref: RefObject<HTMLButtonElement | null>; onClick: () => void; "aria-expanded": boolean; "aria-haspopup": "dialog" }) => ReactNode;
  end?: boolean;
  label?: string;
  padded?: boolean;
}

/** A button and the box it opens. */
export function Pop({ content, button, end, label, padded = true }: PopProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  return (
    <>
      {button({ ref: anchor, onClick: () => setOpen(!open), "aria-expanded": open, "aria-haspopup": "dialog" })}
      {open ? <Floating anchor={anchor} onClose={close} end={end} label={label} padded={padded}>{content(close)}</Floating> : null}
    </>
  );
}
