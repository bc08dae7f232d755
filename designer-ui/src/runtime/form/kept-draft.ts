/** What was typed survives a closed tab and a lost network: kept on this device with the key of its one save. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { newIdempotencyKey } from "@/api/client";
import { partsOf } from "@/i18n/format";

import type { Draft } from "./draft";

interface Kept {
  draft: Draft;
  key: string;
  at: string;
}

function clock(iso: string): string {
  const parts = partsOf(iso);
  return parts ? `${parts.hour}:${parts.minute}` : "";
}

function read(place: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

/** Whether this device had room for it. */
function write(place: string, kept: Kept): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function useKeptDraft(app: string, form: string, id: number | undefined, from?: string) {
  const place = `tenon.draft.${app}.${form}.${id ?? "new"}${from ? `.${from}` : ""}`;
  const [round, setRound] = useState(0);
  const kept = useMemo(() => (round === 0 && id === undefined ? read(place) : null), [place, round, id]);
  const key = useRef(kept?.key ?? newIdempotencyKey());
  const gone = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [keptAt, setKeptAt] = useState("");

  /** What waits to be written; a page that is left writes it at once. */
  const waiting = useRef<(() => void) | undefined>(undefined);

  const keep = useCallback((draft: Draft) => {
    clearTimeout(timer.current);
    waiting.current = () => {
      clearTimeout(timer.current);
      waiting.current = undefined;
      if (gone.current) return;
      const at = new Date().toISOString();
      setKeptAt(write(place, { draft: { ...draft, problems: {} }, key: key.current, at }) ? clock(at) : "");
    };
    timer.current = setTimeout(waiting.current, 600);
  }, [place]);
  useEffect(() => () => waiting.current?.(), []);

  const forget = useCallback(() => {
    gone.current = true;
    clearTimeout(timer.current);
    localStorage.removeItem(place);
  }, [place]);

  const discard = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = undefined;
    localStorage.removeItem(place);
    key.current = newIdempotencyKey();
    setKeptAt("");
    setRound((before) => before + 1);
  }, [place]);

  const forgotten = useCallback(() => gone.current, []);

  return { forgotten, start: kept?.draft, savedAt: kept ? clock(kept.at) : "", keptAt, idempotencyKey: key, keep, forget, discard };
}
