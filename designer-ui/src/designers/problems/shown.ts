/** The problem that somebody asked to be led to: its designer opens the place, its control takes the keys. */
import { create } from "zustand";

import type { Ref } from "../api/documents";

export interface Shown extends Ref {
  path: string;
}

interface Showing {
  /** A new object each time, so that the same problem can be asked for twice. */
  shown?: Shown;
  show: (ref: Ref, path: string) => void;
  /** Once the control has the keys, the page is the person's again. */
  reached: (shown: Shown) => void;
}

/** As long as a designer may take to open; whoever looks elsewhere by then is not called back. */
const PATIENCE_MS = 8000;

export const useShowing = create<Showing>()((set, get) => ({
  show: ({ kind, key }, path) => {
    const shown = { kind, key, path };
    set({ shown });
    setTimeout(() => get().reached(shown), PATIENCE_MS);
  },
  reached: (shown) => get().shown === shown && set({ shown: undefined }),
}));
