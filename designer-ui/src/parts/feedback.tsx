/** Short words after an act, and questions before one. Words are drawn here; the dialog is fetched when the first is asked. */
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { create } from "zustand";

import styles from "./feedback.module.css";
import { Icon } from "./icon";

type Tone = "success" | "warning" | "danger";

/** Something that can be done about what a toast says: undo. */
interface Act {
  label: string;
  run: () => Promise<void> | void;
}

interface Toast {
  id: number;
  tone: Tone;
  text: string;
  act?: Act;
}

export interface Question {
  title: string;
  content?: ReactNode;
  okText: string;
  /** Left out where there is nothing to decide. */
  cancelText?: string;
  danger?: boolean;
  wide?: boolean;
  onOk?: () => Promise<void> | void;
}

interface Feedback {
  toasts: Toast[];
  question: Question | null;
}

const useStore = create<Feedback>(() => ({ toasts: [], question: null }));
const SHOWN = 3200;
/** Long enough to read, to think again and to reach the button. */
const SHOWN_WITH_ACT = 9000;
let last = 0;

function drop(id: number): void {
  useStore.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }));
}

export function toast(text: string, tone: Tone = "success", ms = SHOWN, act?: Act): void {
  const id = ++last;
  useStore.setState(({ toasts }) => ({ toasts: [...toasts, { id, tone, text, act }].slice(-3) }));
  setTimeout(() => drop(id), ms);
}

/** What was done, and the way back. */
export function toastWithUndo(text: string, label: string, undo: () => Promise<void>): void {
  toast(text, "success", SHOWN_WITH_ACT, { label, run: undo });
}

export function ask(question: Question): void {
  useStore.setState({ question });
}

const Dialog = lazy(() => import("./question-dialog"));
const SIGNS = { success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };

export function FeedbackHost() {
  const { toasts, question } = useStore();
  return (
    <>
      <div className={styles.toasts} role="status" aria-live="polite">
        {toasts.map((one) => <p key={one.id} className={`${styles.toast} ${styles[one.tone]}`}><Icon as={SIGNS[one.tone]} />{one.text}{one.act ? <button type="button" onClick={() => { drop(one.id); void one.act?.run(); }}>{one.act.label}</button> : null}</p>)}
      </div>
      {question ? <Suspense><Dialog question={question} onClose={() => useStore.setState({ question: null })} /></Suspense> : null}
    </>
  );
}
