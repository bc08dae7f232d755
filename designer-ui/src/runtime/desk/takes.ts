/** Whether a scanned text looks like what is asked; the server checks the same again. */
import type { DeskStep } from "@/api/desks";

const SHAPES = { any: /^[^]*$/, digits: /^[0-9]+$/, letters_digits: /^[0-9A-Za-z]+$/ };

export function takes(step: DeskStep, text: string): boolean {
  if (text.length < step.least || text.length > step.most || !SHAPES[step.characters].test(text)) return false;
  return step.starts.length === 0 || step.starts.some((start) => text.toUpperCase().startsWith(start.toUpperCase()));
}
