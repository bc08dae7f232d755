/** Which of the three layouts applies: phone below 768, narrow navigation below 1024, rail as a drawer below 1280. */
import { useSyncExternalStore } from "react";

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
  );
}

export const usePhone = () => useMedia("(max-width: 767px)");
export const useNarrow = () => useMedia("(max-width: 1023px)");
export const useNoRail = () => useMedia("(max-width: 1279px)");
