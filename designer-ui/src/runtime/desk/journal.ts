/** The last scans of this desk and the sums of the day, kept in the browser: a page that is opened again knows them. */
import type { Outcome } from "@/api/desks";

export interface Entry {
  key: string;
  title: string;
  detail: string;
  /** "sending" while the server has not answered. */
  outcome: Outcome | "sending" | "undone";
  message: string | null;
  at: number;
  record: number | null;
}

export interface Day {
  date: string;
  done: number;
  refused: number;
  seconds: number;
}

export interface Journal {
  entries: Entry[];
  day: Day;
}

const MOST = 20;

function today(): string {
  return new Date().toDateString();
}

function fresh(): Day {
  return { date: today(), done: 0, refused: 0, seconds: 0 };
}

export function readJournal(name: string): Journal {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "null") as Journal | null;
    if (kept && Array.isArray(kept.entries)) return { entries: kept.entries, day: kept.day.date === today() ? kept.day : fresh() };
  } catch {
    // what cannot be read is begun anew
  }
  return { entries: [], day: fresh() };
}

export function keepJournal(name: string, journal: Journal): void {
  localStorage.setItem(name, JSON.stringify(journal));
}

/** Adds an entry, or changes the one of the same key; sums follow the outcome it now has. */
export function noted(journal: Journal, entry: Entry, seconds = 0): Journal {
  const known = journal.entries.find((each) => each.key === entry.key);
  const entries = known ? journal.entries.map((each) => (each.key === entry.key ? entry : each)) : [entry, ...journal.entries].slice(0, MOST);
  const day = { ...(journal.day.date === today() ? journal.day : fresh()) };
  const was = known?.outcome;
  if (was === "done" && entry.outcome === "undone") day.done = Math.max(0, day.done - 1);
  if (was !== entry.outcome && entry.outcome === "done") day.done += 1;
  if (was !== entry.outcome && entry.outcome === "refused") day.refused += 1;
  if (!known) day.seconds += seconds;
  return { entries, day };
}
