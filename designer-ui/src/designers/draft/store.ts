/**
 * One document being designed: loaded once, changed by commands only, kept on the server a moment after each change.
 * Every designer of this page that works on the same document shares the same store.
 */
import i18next from "i18next";
import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";

import type { Problem } from "@/api/errors";
import { ApiError } from "@/api/errors";
import type { Command, History } from "@/commands/history";
import { begin, execute, redo, undo } from "@/commands/history";
import type { DocumentState } from "../api/documents";
import { toast } from "@/parts/feedback";
import { findProblems, saveDraft } from "../api/documents";
import { forgetOnDevice, keepOnDevice, type Kept } from "./kept";

/** `away`: the server cannot be reached, this device keeps the draft meanwhile. */
export type SaveState = "clean" | "waiting" | "saving" | "saved" | "away" | "failed" | "conflict";

export interface Draft<D> {
  app: string;
  kind: string;
  key: string;
  history: History<D>;
  rev: number | null;
  version: number | null;
  published: D | null;
  running: number;
  problems: Problem[];
  save: SaveState;
  savedAt: Date | null;
  message: string;
  run: (command: Command<D>) => void;
  undo: () => void;
  redo: () => void;
  flush: () => Promise<void>;
  /** On this device, until the server has it; false where there is no room. */
  keep: () => boolean;
  /** Asks for the problems of what was opened; a save answers with newer ones. */
  check: () => Promise<void>;
  /** Somebody else saved this draft meanwhile: from here on their revision counts, with one body or the other. */
  settle: (theirs: { body: D; rev: number | null }, mine: boolean) => void;
  /** Publishing empties the draft on the server and counts its revision on. */
  markPublished: (version: number, rev: number | null) => void;
}

export type DraftStore<D> = StoreApi<Draft<D>>;

/** Long enough to join a word being typed, short enough that closing the page loses nothing people remember. */
const SAVE_AFTER_MS = 700;
/** Between two tries to reach a server that is away; a network that comes back is tried at once. */
const RETRY_MS = 5000;
const AWAY = new Set([0, 502, 503, 504]);

export function createDraft<D>(app: string, kind: string, key: string, loaded: DocumentState<D>, kept?: Kept<D>): DraftStore<D> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | undefined;
  let away = false;
  const first = loaded.draft ?? loaded.published?.body;
  if (!first) throw new Error(`${kind} ${key} has neither a draft nor a published version`);

  const opened = begin(first);
  return createStore<Draft<D>>()((set, get) => {
    const change = (next: History<D>) => {
      if (next.present === get().history.present) return;
      set({ history: next, save: get().save === "conflict" ? "conflict" : "waiting" });
      clearTimeout(timer);
      if (get().save !== "conflict") timer = setTimeout(() => void get().flush(), SAVE_AFTER_MS);
    };
    const again = () => {
      clearTimeout(timer);
      window.removeEventListener("online", again);
      if (get().save === "away") void get().flush();
    };
    const leave = () => {
      const room = get().keep();
      set({ save: "away", message: i18next.t("common:offline") });
      window.addEventListener("online", again);
      timer = setTimeout(again, RETRY_MS);
      if (!away) toast(i18next.t(room ? "designers:save.leave" : "designers:save.noRoom"), "warning");
      away = true;
    };
    const store = async () => {
      const sent = get().history.present;
      get().keep();
      set({ save: "saving", message: "" });
      try {
        const answer = await saveDraft(app, kind, key, sent, get().rev);
        const current = get().history.present === sent;
        set({ rev: answer.draft_rev, problems: answer.problems ?? [], save: current ? "saved" : "waiting", savedAt: new Date() });
        if (current) forgetOnDevice(app, kind, key);
        if (away) toast(i18next.t("designers:save.back"));
        away = false;
      } catch (error) {
        if (error instanceof ApiError && AWAY.has(error.status)) return leave();
        const conflict = error instanceof ApiError && (error.status === 409 || error.status === 412);
        set({ save: conflict ? "conflict" : "failed", message: error instanceof Error ? error.message : String(error) });
        if (error instanceof ApiError && error.errors.length) set({ problems: error.errors });
      }
    };
    return {
      app, kind, key,
      history: kept ? execute(opened, { name: "restore_kept", execute: () => kept.body }) : opened,
      rev: loaded.draft_rev,
      version: loaded.published?.version ?? null,
      published: loaded.published?.body ?? null,
      running: loaded.running ?? 0,
      problems: [],
      save: kept ? "waiting" : "clean",
      savedAt: null,
      message: "",
      run: (command) => change(execute(get().history, command)),
      undo: () => change(undo(get().history)),
      redo: () => change(redo(get().history)),
      keep: () => keepOnDevice(app, kind, key, { body: get().history.present, rev: get().rev }),
      flush: async () => {
        clearTimeout(timer);
        if (get().save === "away" || get().save === "failed") set({ save: "waiting" });
        // Whoever waits, waits for the newest words too: a save under way may already be behind what was typed since.
        while (saving !== undefined || get().save === "waiting") {
          saving ??= store().finally(() => { saving = undefined; });
          await saving;
        }
      },
      check: async () => {
        const asked = get().history.present;
        const problems = await findProblems(app, kind, key, asked).catch(() => undefined);
        if (problems && get().save === "clean" && get().history.present === asked) set({ problems });
      },
      settle: ({ body, rev }, mine) => {
        if (!mine) forgetOnDevice(app, kind, key);
        set({ rev, message: "", save: mine ? "waiting" : "clean", history: mine ? get().history : execute(get().history, { name: "take_theirs", execute: () => body }) });
        void (mine ? get().flush() : get().check());
      },
      markPublished: (version, rev) => set({ version, rev, published: get().history.present, save: "clean" }),
    };
  });
}
