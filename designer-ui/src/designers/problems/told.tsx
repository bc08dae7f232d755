/** A problem is told where it was made: below the control that edits what its path names. */
import "./told.css";

import { createContext, useContext, useEffect, useMemo, useRef } from "react";
import type { ReactNode } from "react";

import type { Problem } from "@/api/errors";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { hintOf } from "./hint-of";
import { type Shown, useShowing } from "./shown";

interface Told {
  problems: Problem[];
  shown?: Shown;
}

const Problems = createContext<Told>({ problems: [] });
const Base = createContext("");

/** Around everything that edits one document. */
export function ProblemsOf<D>({ store, children }: { store: DraftStore<D>; children: ReactNode }) {
  const problems = useDraft(store, (draft) => draft.problems);
  const { kind, key } = store.getState();
  const shown = useShowing((each) => (each.shown?.kind === kind && each.shown.key === key ? each.shown : undefined));
  const value = useMemo(() => ({ problems, shown }), [problems, shown]);
  return <Problems value={value}>{children}</Problems>;
}

/** Paths inside stand below this one. */
export function At({ path, children }: { path: string; children: ReactNode }) {
  const base = useContext(Base);
  return <Base value={path ? `${base}/${path}` : base}>{children}</Base>;
}

const within = (path: string, place: string) => path === place || path.startsWith(`${place}/`);

/** The problem that was asked for, when it lies at or below `at`: what is folded away opens. */
export function useShown(at: string): Shown | undefined {
  const base = useContext(Base);
  const place = at ? `${base}/${at}` : base;
  const { shown } = useContext(Problems);
  return shown && within(shown.path, place) ? shown : undefined;
}

export function useWrong(at: string): Problem[] {
  const base = useContext(Base);
  const place = at ? `${base}/${at}` : base;
  return useContext(Problems).problems.filter((each) => within(each.path, place));
}

interface ToldProps {
  at: string;
  /** Only what is about this very part: parts of it tell their own. */
  exact?: boolean;
  /** The control says what is wrong by itself. */
  quiet?: boolean;
  children: ReactNode;
}

const CONTROLS = "input:not([type=hidden]):not(:disabled), textarea, select, button:not(:disabled), [tabindex='0']";

export function Told({ at, exact = false, quiet = false, children }: ToldProps) {
  const base = useContext(Base);
  const { problems, shown } = useContext(Problems);
  const box = useRef<HTMLDivElement>(null);
  const place = at ? `${base}/${at}` : base;
  const fits = (path: string) => (exact ? path === place : within(path, place));
  const own = problems.filter((each) => fits(each.path));
  const asked = shown !== undefined && fits(shown.path) ? shown : undefined;
  useEffect(() => {
    if (!asked) return;
    box.current?.scrollIntoView?.({ block: "center" });
    box.current?.querySelector<HTMLElement>(CONTROLS)?.focus();
    setTimeout(() => useShowing.getState().reached(asked));
  }, [asked]);
  return (
    <div ref={box} className="dz-told" data-wrong={own.length > 0 || undefined}>
      {children}
      {quiet ? null : own.map((each) => <p key={each.path + each.code} className={each.severity === "warning" ? "dz-warn" : "dz-error"} role="alert">{each.message}{each.hint ? <span className="dz-hint">{hintOf(each)}</span> : null}</p>)}
    </div>
  );
}
