/** Short words after an act, and questions before one. Words are drawn here; the dialog is fetched when the first is asked. */
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { create } from "zustand";

import styles from "./feedback.module.css";
import { Icon } from "./icon";

type Tone = "success" | "warning" | "danger";

interface Toast {
  id: number;
  tone: Tone;
  text: string;
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
let last = 0;

export function toast(text: string, tone: Tone = "success", ms = SHOWN): void {
  const id = ++last;
  useStore.setState(({ toasts }) => ({ toasts: [...toasts, { id, tone, text }].slice(-3) }));
  setTimeout(() => useStore.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) })), ms);
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
        {toasts.map((one) => <p key={one.id} className={`${styles.toast} ${styles[one.tone]}`}><Icon as={SIGNS[one.tone]} />{one.text}</p>)}
      </div>
      {question ? <Suspense><Dialog question={question} onClose={() => useStore.setState({ question: null })} /></Suspense> : null}
    </>
  );
}
