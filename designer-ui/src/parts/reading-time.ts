/** How long words stay: a short "Saved" is gone at once, what went wrong stays until it can be read. */
export type Tone = "success" | "warning" | "danger";

const LEAST = { success: 3200, warning: 6000, danger: 6000 };
const MOST = 20_000;
const START = 1500;
/** A Chinese character says about as much as half an English word. */
const HAN = 220;
const LETTER = 75;

export function readingTime(text: string, tone: Tone): number {
  const time = [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? HAN : LETTER), START);
  return Math.min(Math.max(LEAST[tone], time), MOST);
}
