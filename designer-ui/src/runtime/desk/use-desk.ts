/** What a desk does with each text that comes from the scanner: find, ask, hand over, and be ready for the next at once. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { newIdempotencyKey } from "@/api/client";
import { type Desk, type DeskAlert, findRecord, type FoundRecord, sendScan, takeBack } from "@/api/desks";
import { ApiError } from "@/api/errors";
import { queryClient } from "@/api/queries";
import { say } from "@/i18n";

import { type Entry, keepJournal, noted, readJournal } from "./journal";
import { Outbox } from "./outbox";
import { play } from "./sounds";
import { takes } from "./takes";

/** The record at hand; without network only what was scanned is known of it. */
export interface AtHand {
  text: string;
  title: string;
  found: FoundRecord | null;
  values: Record<string, string>;
  since: number;
}

/** A panel that stays until it is put away. */
export interface Panel {
  title: string;
  text: string;
  at: number;
}

const TRY_AGAIN = 5_000;

export function useDesk(app: string, desk: Desk, user: number) {
  const { t } = useTranslation("desk");
  const name = `tenon.desk.${user}.${app}.${desk.key}`;
  const [hand, setHand] = useState<AtHand | null>(null);
  const [hint, setHint] = useState("");
  const [panel, setPanel] = useState<Panel | null>(null);
  const [online, setOnline] = useState(navigator.onLine);
  const [journal, setJournal] = useState(() => readJournal(name));
  const [waiting, setWaiting] = useState(0);
  const busy = useRef(false);

  const note = useCallback((entry: Entry, seconds = 0) => {
    const next = noted(readJournal(name), entry, seconds);
    keepJournal(name, next);
    setJournal(next);
  }, [name]);
  const stop = useCallback((title: string, text: string) => {
    play("stop");
    setPanel({ title, text, at: Date.now() });
  }, []);

  const outbox = useMemo(() => new Outbox(`${name}.out`, (scan) => sendScan(app, desk.key, { text: scan.text, values: scan.values }, scan.key), (scan, result) => {
    setOnline(result !== null);
    setWaiting(outbox.waiting().length);
    if (!result) return;
    const known = readJournal(name).entries.find((each) => each.key === scan.key);
    note({ key: scan.key, title: result.title || scan.text, detail: known?.detail ?? "", outcome: result.outcome, message: result.message, at: known?.at ?? Date.now(), record: result.id });
    if (result.outcome === "done") play("done");
    else stop(t(`outcome.${result.outcome}Title`, { title: result.title || scan.text }), result.message ?? "");
    void queryClient.invalidateQueries({ queryKey: ["desk", app, desk.key] });
  }), [app, desk.key, name, note, stop, t]);

  useEffect(() => {
    setWaiting(outbox.waiting().length);
    const flush = () => { if (outbox.waiting().length) void outbox.flush(); };
    const gone = () => setOnline(false);
    const back = () => { setOnline(true); flush(); };
    flush();
    const timer = setInterval(flush, TRY_AGAIN);
    window.addEventListener("online", back);
    window.addEventListener("offline", gone);
    return () => { clearInterval(timer); window.removeEventListener("online", back); window.removeEventListener("offline", gone); };
  }, [outbox]);

  const finish = useCallback((at: AtHand) => {
    const key = newIdempotencyKey();
    const detail = Object.values(at.values).join(" · ");
    note({ key, title: at.title, detail, outcome: "sending", message: null, at: Date.now(), record: at.found?.id ?? null }, (Date.now() - at.since) / 1000);
    setHand(null);
    outbox.add({ key, text: at.text, values: at.values });
    setWaiting(outbox.waiting().length);
  }, [note, outbox]);

  const begin = useCallback(async (text: string) => {
    let found: FoundRecord | null = null;
    let reached = true;
    try {
      found = await findRecord(app, desk.key, text);
    } catch (error) {
      if (!(error instanceof ApiError && (error.status === 0 || error.status >= 500))) {
        stop(text, error instanceof Error ? error.message : String(error));
        return;
      }
      reached = false;
    }
    setOnline(reached);
    const settled = (outcome: Entry["outcome"], title: string, message: string) => note({ key: newIdempotencyKey(), title, detail: "", outcome, message, at: Date.now(), record: found?.id ?? null });
    if (reached && !found) {
      play("stop");
      setHint(t("unknown", { text }));
      settled("unknown", text, t("unknown", { text }));
      return;
    }
    const refusing = found?.alerts.find((alert: DeskAlert) => alert.refuse);
    if (found && refusing) {
      stop(say(refusing.name), say(refusing.text));
      settled("refused", found.title, say(refusing.name));
      return;
    }
    if (found && !found.waiting) {
      play("stop");
      setHint(t("ignored", { title: found.title }));
      settled("ignored", found.title, t("outcome.ignored"));
      return;
    }
    const at = { text, title: found?.title ?? text, found, values: {}, since: Date.now() };
    if (desk.steps.length === 0) finish(at);
    else {
      play("next");
      setHand(at);
    }
  }, [app, desk, finish, note, stop, t]);

  const scan = useCallback(async (raw: string) => {
    const text = raw.trim();
    if (!text || busy.current) return;
    setHint("");
    const step = hand ? desk.steps.find((each) => !(each.field in hand.values)) : undefined;
    if (hand && step) {
      if (!takes(step, text)) {
        play("stop");
        setHint(t("wrong", { text, name: say(step.name) }));
        return;
      }
      const next = { ...hand, values: { ...hand.values, [step.field]: text } };
      if (desk.steps.every((each) => each.field in next.values)) finish(next);
      else { play("next"); setHand(next); }
      return;
    }
    busy.current = true;
    try {
      await begin(text);
    } finally {
      busy.current = false;
    }
  }, [begin, desk.steps, finish, hand, t]);

  const skip = useCallback(() => { setHand(null); setHint(""); }, []);

  /** The last one that was carried out, or one that has not left yet. */
  const undo = useCallback(async () => {
    const last = readJournal(name).entries.find((each) => each.outcome === "done" || each.outcome === "sending");
    if (!last) return;
    if (outbox.drop(last.key)) {
      note({ ...last, outcome: "undone" });
      setWaiting(outbox.waiting().length);
      return;
    }
    if (last.outcome !== "done" || last.record === null || !desk.undo) return;
    try {
      await takeBack(app, desk.key, last.record, newIdempotencyKey());
      note({ ...last, outcome: "undone" });
      play("next");
      void queryClient.invalidateQueries({ queryKey: ["desk", app, desk.key] });
    } catch (error) {
      stop(t("notUndone", { title: last.title }), error instanceof Error ? error.message : String(error));
    }
  }, [app, desk.key, desk.undo, name, note, outbox, stop, t]);

  return { hand, hint, panel, online, journal, waiting, scan, skip, undo, away: useCallback(() => setPanel(null), []) };
}
