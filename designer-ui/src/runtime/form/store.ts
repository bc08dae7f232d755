/** The state of one open form: the draft with undo, and the conversation with the server that keeps it complete. */
import { createStore } from "zustand/vanilla";

import { ApiError } from "@/api/errors";
import { previewRecord } from "@/api/record-writes";
import type { FormDescriptor, FormDocument, RecordData } from "@/api/types";
import { labelOf } from "@/kinds/fields-of";
import type { DraftedAs } from "@/parts/drafted";

import { compute } from "./compute";
import { type Draft, draftOf, isBlank, mergeAnswer, payloadOf, screenPath } from "./draft";
import { cameLate } from "./interpreter";

export interface FormState {
  draft: Draft;
  past: Draft[];
  future: Draft[];
  /** True while the server completes what was typed. */
  asking: boolean;
  /** What a save would take over into fields left empty: from where, and its mask. */
  copied: Record<string, { from: string; mask: string }>;
  change: (verb: (draft: Draft) => Draft, changed: string[]) => void;
  undo: () => void;
  redo: () => void;
  setProblems: (problems: Record<string, string>) => void;
  replace: (draft: Draft) => void;
}

export interface FormContext {
  app: string;
  descriptor: FormDescriptor;
  record?: RecordData;
  /** In a preview the server works with the draft. */
  drafted?: DraftedAs;
}

const DEEPEST = 200;
const SOON = 180;

export type FormStore = ReturnType<typeof createFormStore>;

function copiedOf(document: FormDocument, masks: Record<string, string>): FormState["copied"] {
  return Object.fromEntries(Object.entries(masks).map(([key, mask]) => {
    const root = String(document.fields.find((field) => field.key === key)?.["copy_from"] ?? "").split(".")[0];
    const reference = document.fields.find((field) => field.key === root);
    return [key, { from: reference ? labelOf(reference) : "", mask }];
  }));
}

export function createFormStore({ app, descriptor, record, drafted }: FormContext, start?: Draft) {
  const { document } = descriptor;
  const form = document.key;
  const before = record ? draftOf(document, record) : undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let pending = new Set<string>();

  const store = createStore<FormState>((set, get) => ({
    draft: compute(descriptor, start ?? draftOf(document, record)),
    past: [],
    future: [],
    asking: false,
    copied: {},
    change: (verb, changed) => {
      const { draft, past } = get();
      set({ draft: compute(descriptor, verb(draft)), past: [...past, draft].slice(-DEEPEST), future: [] });
      changed.forEach((path) => pending.add(path));
      later();
    },
    undo: () => {
      const { draft, past, future } = get();
      const last = past.at(-1);
      if (last) set({ draft: last, past: past.slice(0, -1), future: [draft, ...future] });
    },
    redo: () => {
      const { draft, past, future } = get();
      const [next, ...rest] = future;
      if (next) set({ draft: next, past: [...past, draft], future: rest });
    },
    setProblems: (problems) => set({ draft: { ...get().draft, problems } }),
    replace: (draft) => set({ draft: compute(descriptor, draft), past: [], future: [] }),
  }));

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), SOON);
  }

  const workOut = (values: Record<string, unknown>, changed: string[]) =>
    previewRecord(app, form, { ...(record ? { id: record.id } : {}), values, changed }, drafted);

  /** Defaults and looked-up values come from the server; an answer that is older than what is typed is thrown away. */
  async function ask(): Promise<void> {
    const { draft } = store.getState();
    const turn = ++asked;
    const changed = [...pending];
    pending = new Set();
    const sent = Object.fromEntries(document.fields.filter((field) => field.type === "subtable").map((table) => [
      table.key, (draft.lines[table.key] ?? []).filter((line) => !isBlank(line, table, draft.touched)).map((line) => line._key),
    ]));
    store.setState({ asking: true });
    try {
      const values = record ? payloadOf(document, draft, before) : payloadOf(document, draft);
      const tables = Object.keys(sent).filter((table) => table in values);
      const answer = await workOut(values, changed);
      if (turn !== asked) return;
      const kept = Object.fromEntries(tables.map((table) => [table, sent[table]!]));
      store.setState({ draft: compute(descriptor, mergeAnswer(document, store.getState().draft, answer.values, kept)), copied: copiedOf(document, answer.copied) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      changed.forEach((path) => pending.add(path));
    } finally {
      if (turn === asked) store.setState({ asking: false });
    }
  }

  return {
    ...store,
    before,
    start: () => {
      later();
      void cameLate(descriptor).then((came) => came && store.setState({ draft: compute(descriptor, { ...store.getState().draft }) }));
    },
    stop: () => clearTimeout(timer),
    /** What a save would meet, without saving. */
    check: async () => (await workOut(payloadOf(document, store.getState().draft), [])).errors,
    showErrors: (error: ApiError) => {
      const { draft, setProblems } = store.getState();
      setProblems(Object.fromEntries(error.errors.map((problem) => [screenPath(document, draft, problem.path), problem.message])));
    },
  };
}
