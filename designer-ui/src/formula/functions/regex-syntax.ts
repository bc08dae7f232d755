/**
 * Patterns of REGEXMATCH and its kin to a small program, step for step the one of the server (regex_syntax.py): literals,
 * `.`, classes, `\d \w \s` (ASCII) and their opposites, `\b`, `^ $`, groups, `|`, `* + ? {n,m}`, lazy with `?`.
 */
const LONGEST = 500;
const MOST_STEPS = 2_000;
const MOST_REPEATS = 1_000;
const MOST_READ = 20_000;
const DEEPEST = 20;
const LAST = 0x10ffff;

export type Ranges = [number, number][];

/** `take` one character, `fork` to `first` before `second`, `jump`, `save` a place, stand `at` an edge, `match`. */
export interface Step {
  kind: "take" | "fork" | "jump" | "save" | "at" | "match";
  ranges: Ranges;
  first: number;
  second: number;
}

export interface Program {
  steps: Step[];
  groups: number;
}

export const WORD: Ranges = [[48, 57], [65, 90], [95, 95], [97, 122]];
const CLASSES: Record<string, Ranges> = { d: [[48, 57]], w: WORD, s: [[9, 13], [32, 32], [0xa0, 0xa0], [0x3000, 0x3000]] };
const CONTROLS: Record<string, number> = { n: 10, r: 13, t: 9 };

class BadPattern extends Error {}

export function inside(ranges: Ranges, code: number): boolean {
  return ranges.some(([low, high]) => low <= code && code <= high);
}

function opposite(ranges: Ranges): Ranges {
  const result: Ranges = [];
  let start = 0;
  for (const [low, high] of ranges.toSorted((one, other) => one[0] - other[0] || one[1] - other[1])) {
    if (low > start) result.push([start, low - 1]);
    start = Math.max(start, high + 1);
  }
  return start <= LAST ? [...result, [start, LAST]] : result;
}

function step(kind: Step["kind"], first = 0, second = 0, ranges: Ranges = []): Step {
  return { kind, ranges, first, second };
}

const single = (char: string): Ranges => [[char.codePointAt(0) ?? 0, char.codePointAt(0) ?? 0]];

/** Writes steps while reading; a part that repeats is written again by reading it again. */
class Parser {
  readonly chars: string[];
  steps: Step[] = [];
  groups = 0;
  private at = 0;
  private depth = 0;
  private read = 0;

  constructor(pattern: string) {
    this.chars = Array.from(pattern);
  }

  peek(ahead = 0): string {
    return this.chars[this.at + ahead] ?? "";
  }

  write(next: Step): number {
    if (this.steps.length >= MOST_STEPS) throw new BadPattern();
    return this.steps.push(next) - 1;
  }

  choice(): void {
    let start = this.steps.length;
    const jumps: number[] = [];
    this.sequence();
    while (this.peek() === "|") {
      this.take();
      this.insert(start);
      jumps.push(this.write(step("jump")));
      this.steps[start] = step("fork", start + 1, this.steps.length);
      start = this.steps.length;
      this.sequence();
    }
    for (const jump of jumps) this.steps[jump] = step("jump", this.steps.length);
  }

  private take(): string {
    const char = this.peek();
    if (!char) throw new BadPattern();
    this.at++;
    return char;
  }

  /** Room for one step; what jumps behind it moves along. */
  private insert(place: number): void {
    this.write(step("match"));
    const moved = this.steps.slice(place, -1).map((each) => {
      if (each.kind !== "fork" && each.kind !== "jump") return each;
      return step(each.kind, each.first + (each.first >= place ? 1 : 0), each.second + (each.second >= place ? 1 : 0));
    });
    this.steps.splice(place + 1, moved.length, ...moved);
  }

  private sequence(): void {
    while (!["", "|", ")"].includes(this.peek())) this.repeated();
  }

  private repeated(): void {
    const [start, begin, groups] = [this.steps.length, this.at, this.groups];
    const again = (): void => {
      [this.at, this.groups] = [begin, groups];
      this.atom();
    };
    this.atom();
    const { low, high, greedy } = this.quantifier();
    const end = this.at;
    if (low === 1 && high === 1) return;
    this.steps.length = start;
    for (let turn = 0; turn < low; turn++) again();
    const forks: number[] = [];
    for (let turn = 0; turn < (high ?? low + 1) - low; turn++) {
      forks.push(this.write(step("fork")));
      again();
    }
    if (high === null) this.write(step("jump", forks[0]));
    for (const fork of forks) {
      const [inner, outer] = [fork + 1, this.steps.length];
      this.steps[fork] = greedy ? step("fork", inner, outer) : step("fork", outer, inner);
    }
    this.at = end;
  }

  private quantifier(): { low: number; high: number | null; greedy: boolean } {
    const char = this.peek();
    if (!["*", "+", "?", "{"].includes(char)) return { low: 1, high: 1, greedy: true };
    this.take();
    const [low, high] = char === "{" ? this.counts() : [char === "+" ? 1 : 0, char === "?" ? 1 : null];
    const greedy = this.peek() !== "?";
    if (!greedy) this.take();
    if (["*", "+", "?", "{"].includes(this.peek())) throw new BadPattern();
    return { low, high, greedy };
  }

  private counts(): [number, number | null] {
    const end = this.chars.indexOf("}", this.at);
    const found = /^(\d+)(,?)(\d*)$/.exec(this.chars.slice(this.at, Math.max(end, this.at)).join(""));
    if (!found || (found[3] && !found[2])) throw new BadPattern();
    const low = Number(found[1]);
    const high = found[2] ? (found[3] ? Number(found[3]) : null) : low;
    if (low > MOST_REPEATS || (high !== null && (high < low || high > MOST_REPEATS))) throw new BadPattern();
    this.at = end + 1;
    return [low, high];
  }

  private atom(): void {
    if (++this.read > MOST_READ) throw new BadPattern();
    const char = this.take();
    if (char === "(") this.group();
    else if (char === "[") this.write(step("take", 0, 0, this.members()));
    else if (char === ".") this.write(step("take", 0, 0, opposite([[10, 10]])));
    else if (char === "^" || char === "$") this.write(step("at", char === "^" ? 0 : 1));
    else if (char === "\\" && ["b", "B"].includes(this.peek())) this.write(step("at", this.take() === "b" ? 2 : 3));
    else if (char === "\\") this.write(step("take", 0, 0, this.escape()));
    else if ("*+?{}])".includes(char)) throw new BadPattern();
    else this.write(step("take", 0, 0, single(char)));
  }

  private group(): void {
    this.depth++;
    let kept = true;
    if (this.peek() === "?") {
      this.take();
      if (this.take() !== ":") throw new BadPattern();
      kept = false;
    }
    if (this.depth > DEEPEST) throw new BadPattern();
    const number = kept ? ++this.groups : 0;
    if (kept) this.write(step("save", 2 * number));
    this.choice();
    if (this.take() !== ")") throw new BadPattern();
    if (kept) this.write(step("save", 2 * number + 1));
    this.depth--;
  }

  private escape(): Ranges {
    const char = this.take();
    const known = CLASSES[char.toLowerCase()];
    if (known) return char === char.toLowerCase() ? known : opposite(known);
    const control = CONTROLS[char];
    if (control !== undefined) return [[control, control]];
    if (/[0-9a-zA-Z]/.test(char)) throw new BadPattern();
    return single(char);
  }

  private members(): Ranges {
    const negated = this.peek() === "^";
    if (negated) this.take();
    const result: Ranges = [];
    const one = (ranges: Ranges): number | null => (ranges.length === 1 && ranges[0]?.[0] === ranges[0]?.[1] ? (ranges[0]?.[0] ?? null) : null);
    while (this.peek() !== "]") {
      const char = this.take();
      let ranges = char === "\\" ? this.escape() : single(char);
      const low = one(ranges);
      if (low !== null && this.peek() === "-" && !["]", ""].includes(this.peek(1))) {
        this.take();
        const last = this.take();
        const high = one(last === "\\" ? this.escape() : single(last));
        if (high === null || high < low) throw new BadPattern();
        ranges = [[low, high]];
      }
      result.push(...ranges);
    }
    this.take();
    if (!result.length) throw new BadPattern();
    return negated ? opposite(result) : result;
  }
}

const programs = new Map<string, Program | null>();

/** The steps and the number of groups; null for what is no pattern of this language. */
export function program(pattern: string): Program | null {
  const known = programs.get(pattern);
  if (known !== undefined) return known;
  if (programs.size > 1_000) programs.clear();
  const found = build(pattern);
  programs.set(pattern, found);
  return found;
}

function build(pattern: string): Program | null {
  const parser = new Parser(pattern);
  if (parser.chars.length > LONGEST) return null;
  try {
    parser.choice();
    if (parser.peek()) return null;
    parser.write(step("match"));
  } catch (error) {
    if (error instanceof BadPattern) return null;
    throw error;
  }
  return { steps: parser.steps, groups: parser.groups };
}
