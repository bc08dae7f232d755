/** The server's push: when something changed elsewhere, the screens that show it ask again. */
import { useEffect } from "react";

import { meQuery, queryClient } from "@/api/queries";

interface Pushed {
  kind: "inbox" | "notification" | "record";
  form?: string;
  id?: number;
}

/** Workbenches count over many forms: on a busy day they ask once for all that came meanwhile. */
const PAUSE = 3_000;
let waiting: ReturnType<typeof setTimeout> | undefined;

function refreshWorkbench(): void {
  waiting ??= setTimeout(() => {
    waiting = undefined;
    void queryClient.invalidateQueries({ queryKey: ["workbench"] });
  }, PAUSE);
}

function refresh(pushed: Pushed): void {
  const again = (...queryKey: unknown[]) => void queryClient.invalidateQueries({ queryKey });
  if (pushed.kind === "inbox") {
    again("inbox");
    again(...meQuery.queryKey);
  } else if (pushed.kind === "notification") {
    again("notifications");
    again(...meQuery.queryKey);
  } else if (pushed.form) {
    again("records", pushed.form);
    again("counts", pushed.form);
    if (pushed.id) again("record", pushed.form, String(pushed.id));
    refreshWorkbench();
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
