/** Runs the program of a pattern over a text: all ways at once, so the time grows with the text, not with the ways. */
import { WORD, inside, type Program } from "./regex-syntax";

const MOST_WORK = 100_000;

export type Places = (number | null)[];

export class TooMuchWork extends Error {}

interface Thread {
  place: number;
  places: Places;
}

/** One text; `work` counts what all searches over it did. */
export class Search {
  readonly chars: string[];
  private readonly codes: number[];
  private work = 0;

  constructor(private readonly program: Program, text: string) {
    this.chars = Array.from(text);
    this.codes = this.chars.map((char) => char.codePointAt(0) ?? 0);
  }

  /** Places of the leftmost match from `start` on: begin and end of the whole, then of each group. */
  find(start: number): Places | null {
    let found: Places | null = null;
    let [threads, seen]: [Thread[], Set<number>] = [[], new Set()];
    for (let at = start; at <= this.chars.length; at++) {
      if (found === null) this.follow(threads, seen, 0, at, [at, ...Array<null>(2 * this.program.groups + 1).fill(null)]);
      else if (!threads.length) break;
      const code = this.codes[at] ?? -1;
      const [after, reached]: [Thread[], Set<number>] = [[], new Set()];
      for (const { place, places } of threads) {
        this.spend();
        const step = this.program.steps[place];
        if (step?.kind === "match") {
          found = [places[0] ?? null, at, ...places.slice(2)];
          break;
        }
        if (step && inside(step.ranges, code)) this.follow(after, reached, place + 1, at + 1, places);
      }
      [threads, seen] = [after, reached];
    }
    return found;
  }

  part(places: Places, group: number): string {
    const [begin, end] = [places[2 * group] ?? null, places[2 * group + 1] ?? null];
    return begin === null || end === null ? "" : this.chars.slice(begin, end).join("");
  }

  private spend(): void {
    if (++this.work > MOST_WORK) throw new TooMuchWork();
  }

  /** Adds where the program gets to without taking a character, the preferred way first. */
  private follow(threads: Thread[], seen: Set<number>, start: number, at: number, places: Places): void {
    const waiting: Thread[] = [{ place: start, places }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { place: here, places: known } = next;
      if (seen.has(here)) continue;
      this.spend();
      seen.add(here);
      const step = this.program.steps[here];
      if (!step) continue;
      if (step.kind === "jump") waiting.push({ place: step.first, places: known });
      else if (step.kind === "fork") waiting.push({ place: step.second, places: known }, { place: step.first, places: known });
      else if (step.kind === "save") waiting.push({ place: here + 1, places: known.with(step.first, at) });
      else if (step.kind !== "at") threads.push({ place: here, places: known });
      else if (this.edge(step.first, at)) waiting.push({ place: here + 1, places: known });
    }
  }

  private edge(which: number, at: number): boolean {
    if (which === 0) return at === 0;
    if (which === 1) return at === this.chars.length;
    const before = at > 0 && inside(WORD, this.codes[at - 1] ?? -1);
    const behind = inside(WORD, this.codes[at] ?? -1);
    return (before !== behind) === (which === 2);
  }
}
