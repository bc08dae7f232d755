/** A list of things to do under a button; arrows move, Enter does, a reason stands below what cannot be done. */
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";

import { Floating } from "./floating";
import styles from "./floating.module.css";

export interface MenuItem {
  key: string;
  label: ReactNode;
  onClick: () => void;
  danger?: boolean;
  reason?: string | null;
  extra?: ReactNode;
}

export interface MenuGroup {
  title?: ReactNode;
  items: MenuItem[];
}

interface MenuProps {
  groups: MenuGroup[];
  button: (props: { ref: RefObject<HTMLButtonElement | null>; onClick: () => void; "aria-expanded": boolean; "aria-haspopup": "menu" }) => ReactNode;
  end?: boolean;
}

function Items({ groups, onClose }: { groups: MenuGroup[]; onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector<HTMLElement>("button:not(:disabled)")?.focus({ preventScroll: true }); }, []);
  const onKey = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...(box.current?.querySelectorAll<HTMLElement>("button:not(:disabled)") ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[(at + step + all.length) % all.length]?.focus();
  };
  return (
    <div ref={box} className={styles.menu} onKeyDown={onKey}>
      {groups.filter((group) => group.items.length || group.title).map((group, index) => (
        <div key={index} role="group">
          {index > 0 ? <div className={styles.line} role="separator" /> : null}
          {group.title ? <p className={styles.group}>{group.title}</p> : null}
          {group.items.map((item) => (
            <button key={item.key} type="button" role="menuitem" disabled={Boolean(item.reason)} data-danger={item.danger || undefined} onClick={() => { onClose(); item.onClick(); }}>
              <span>{item.label}{item.reason ? <small>{item.reason}</small> : null}</span>
              {item.extra}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

export function Menu({ groups, button, end }: MenuProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  const chosen = () => {
    close();
    anchor.current?.focus({ preventScroll: true }); // what opens now gives the keys back to the button
  };
  return (
    <>
      {button({ ref: anchor, onClick: () => setOpen(!open), "aria-expanded": open, "aria-haspopup": "menu" })}
      {open ? <Floating anchor={anchor} onClose={close} end={end} role="menu"><Items groups={groups} onClose={chosen} /></Floating> : null}
    </>
  );
}
