/** Light, dark or as the system says: remembered on this device and set on <html> before React draws. */
import { create } from "zustand";

export type Mode = "light" | "dark" | "system";

const KEY = "tenon.mode";
const prefersDark = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null;

function read(): Mode {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "system";
}

function shown(mode: Mode): "light" | "dark" {
  if (mode !== "system") return mode;
  return prefersDark?.matches ? "dark" : "light";
}

interface ModeState {
  mode: Mode;
  shown: "light" | "dark";
  choose: (mode: Mode) => void;
}

export const useMode = create<ModeState>((set) => ({
  mode: read(),
  shown: shown(read()),
  choose: (mode) => {
    localStorage.setItem(KEY, mode);
    document.documentElement.dataset["theme"] = shown(mode);
    set({ mode, shown: shown(mode) });
  },
}));

prefersDark?.addEventListener("change", () => useMode.getState().choose(useMode.getState().mode));
