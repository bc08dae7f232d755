import { useEffect, useState } from "react";

/** Draws anew each minute: what says how long it waits stays right on a page that stands open all day. */
export function useMinute(): void {
  const [, pass] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => pass((count) => count + 1), 60_000);
    return () => window.clearInterval(timer);
  }, []);
}
