/** The server's push: when something changed elsewhere, the screens that show it ask again. */
import { useEffect } from "react";

import { meQuery, queryClient } from "@/api/queries";

interface Pushed {
  kind: "inbox" | "notification" | "record";
  form?: string;
  id?: number;
}

/** How long a screen waits, in ms: for all that comes meanwhile it asks once. Lists are many rows, workbenches count over many forms. */
const SOON = 300;
const LIST = 1_500;
const WORKBENCH = 3_000;

const waiting = new Map<string, ReturnType<typeof setTimeout>>();
const held = new Map<string, readonly unknown[]>();
let holds = 0;

function again(queryKey: readonly unknown[], pause: number): void {
  const name = JSON.stringify(queryKey);
  if (waiting.has(name)) return;
  waiting.set(name, setTimeout(() => {
    waiting.delete(name);
    if (holds) held.set(name, queryKey);
    else void queryClient.invalidateQueries({ queryKey });
  }, pause));
}

/** While many records are being changed from here, screens wait; what they missed they ask for when it is released. */
export function holdPushed(): () => void {
  holds += 1;
  return () => {
    holds -= 1;
    if (holds) return;
    for (const queryKey of held.values()) void queryClient.invalidateQueries({ queryKey });
    held.clear();
  };
}

export function refresh(pushed: Pushed): void {
  if (pushed.kind === "inbox") {
    again(["inbox"], SOON);
    again(meQuery.queryKey, SOON);
  } else if (pushed.kind === "notification") {
    again(["notifications"], SOON);
    again(meQuery.queryKey, SOON);
  } else if (pushed.form) {
    if (pushed.id) again(["record", pushed.form, String(pushed.id)], SOON);
    again(["records", pushed.form], LIST);
    again(["counts", pushed.form], LIST);
    again(["workbench"], WORKBENCH);
  }
}

export function usePushedChanges(): void {
  useEffect(() => {
    if (typeof EventSource === "undefined") return;
    const source = new EventSource("/api/v1/events");
    source.onmessage = (message: MessageEvent<string>) => {
      try {
        refresh(JSON.parse(message.data) as Pushed);
      } catch {
        // A keep-alive or an unknown kind of message changes nothing on screen.
      }
    };
    return () => source.close();
  }, []);
}
