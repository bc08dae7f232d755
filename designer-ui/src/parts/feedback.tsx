/** Short words after an act, and questions before one. Words are drawn here; the dialog is fetched when the first is asked. */
import { CircleAlert, CircleCheck, TriangleAlert, X } from "lucide-react";
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { create } from "zustand";

import styles from "./feedback.module.css";
import { Icon } from "./icon";
import { readingTime, type Tone } from "./reading-time";

/** Something that can be done about what a toast says: undo. */
interface Act {
  label: string;
  run: () => Promise<void> | void;
}

interface Toast {
  id: number;
  tone: Tone;
  text: string;
  ms: number;
  act?: Act;
}

export interface Question {
  title: string;
  content?: ReactNode;
  okText: string;
  /** Left out where there is nothing to decide. */
  cancelText?: string;
  /** For the other answer only: whoever closes the dialog has given none. */
  onCancel?: () => void;
  danger?: boolean;
  wide?: boolean;
  onOk?: () => Promise<void> | void;
}

interface Feedback {
  toasts: Toast[];
  /** One at a time; the others wait. */
  questions: (Question & { id: number })[];
}

const useStore = create<Feedback>(() => ({ toasts: [], questions: [] }));
/** Long enough to read, to think again and to reach the button. */
const SHOWN_WITH_ACT = 9000;
let last = 0;

function drop(id: number): void {
  useStore.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }));
}

export function toast(text: string, tone: Tone = "success", ms = 0, act?: Act): void {
  const id = ++last;
  useStore.setState(({ toasts }) => ({ toasts: [...toasts, { id, tone, text, act, ms: Math.max(ms, readingTime(text, tone)) }].slice(-3) }));
}

/** What was done, and the way back. */
export function toastWithUndo(text: string, label: string, undo: () => Promise<void>): void {
  toast(text, "success", SHOWN_WITH_ACT, { label, run: undo });
}

/** What was said about a page goes with it; what can still be taken back stays for its time. */
export function pageLeft(): void {
  useStore.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.act) }));
}

export function ask(question: Question): void {
  useStore.setState(({ questions }) => ({ questions: [...questions, { ...question, id: ++last }] }));
}

function answered(): void {
  useStore.setState(({ questions }) => ({ questions: questions.slice(1) }));
}

/** What went wrong with something pressed, where it has no place of its own. */
export function toastError(error: unknown): void {
  toast(error instanceof Error ? error.message : String(error), "danger");
}

/** Without network the dialog may not come; then the browser itself asks, rather than the page going down. */
function AskedByBrowser({ question, onClose }: { question: Question; onClose: () => void }) {
  useEffect(() => {
    const words = [question.title, typeof question.content === "string" ? question.content : ""].filter(Boolean).join("\n\n");
    if (!question.cancelText) window.alert(words);
    else if (window.confirm(words)) void question.onOk?.();
    else question.onCancel?.();
    onClose();
  }, [question, onClose]);
  return null;
}

const Dialog = lazy<ComponentType<{ question: Question; onClose: () => void }>>(() => import("./question-dialog").catch(() => ({ default: AskedByBrowser })));
const SIGNS = { success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };

/** Whoever points at it is still reading; what went well is no obstacle to the page below it. */
function ToastLine({ one }: { one: Toast }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  const stays = one.tone !== "success" || one.act !== undefined;
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => drop(one.id), one.ms);
    return () => clearTimeout(timer);
  }, [held, one]);
  return (
    <p className={`${styles.toast} ${styles[one.tone]} ${stays ? styles.stays : ""}`} onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <Icon as={SIGNS[one.tone]} />{one.text}
      {one.act ? <button type="button" onClick={() => { drop(one.id); void one.act?.run(); }}>{one.act.label}</button> : null}
      {one.tone === "success" ? null : <button type="button" className={styles.close} aria-label={t("close")} onClick={() => drop(one.id)}><Icon as={X} size={14} /></button>}
    </p>
  );
}

export function FeedbackHost() {
  const { toasts, questions: [question] } = useStore();
  return (
    <>
      <div className={styles.toasts} role="status" aria-live="polite">
        {toasts.map((one) => <ToastLine key={one.id} one={one} />)}
      </div>
      {question ? <Suspense><Dialog key={question.id} question={question} onClose={answered} /></Suspense> : null}
    </>
  );
}
