/** The keys of the finder: Ctrl K opens it, also while it is still fetched, and Escape closes it at once. */
import { useEffect, useRef, useState } from "react";

export const loadFinder = () => import("./finder");
/** The finder is fetched while nothing else is to do: who presses its keys types on at once. */
const FETCHED_AFTER = 1500;

export function useFinder() {
  const [open, setOpen] = useState(false);
  const shown = useRef(false);
  /** What is typed between the keys and the box; nothing once the box is there. */
  const early = useRef<string | null>(null);
  const turn = (on: boolean) => {
    early.current = on && !shown.current ? "" : null;
    shown.current = on;
    setOpen(on);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      const waiting = early.current !== null;
      if (command && event.key.toLowerCase() === "k") { if (!shown.current) turn(true); }
      // The browser tells that it closed the box a moment later, when the keys that open it again may have been pressed.
      else if (shown.current && event.key === "Escape" && !event.isComposing) turn(false);
      else if (waiting && !command && event.key.length === 1) early.current += event.key;
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const fetching = setTimeout(() => void loadFinder(), FETCHED_AFTER);
    window.addEventListener("keydown", onKey, true);
    return () => {
      clearTimeout(fetching);
      window.removeEventListener("keydown", onKey, true);
    };
  }, []);
  const takeEarly = () => {
    const typed = early.current ?? "";
    early.current = null;
    return typed;
  };
  return { open, takeEarly, show: () => turn(true), hide: () => turn(false) };
}
