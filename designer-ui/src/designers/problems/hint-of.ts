/** The remedy behind a message, as one sentence reads on to the next in either language. */
import i18next from "i18next";

import type { Problem } from "@/api/errors";

export function hintOf({ hint }: Problem): string {
  if (!hint) return "";
  return i18next.language?.startsWith("en") ? `. ${hint.charAt(0).toUpperCase()}${hint.slice(1)}` : `；${hint}`;
}
