/** Many records in parts: how far it is can be seen, it can be stopped between two parts, and what was done stays done. */

export interface Failure {
  id: number;
  title: string;
  reason: string;
}

export interface Result {
  /** How many were tried, the failed ones among them; fewer than all when it was stopped or broke off. */
  tried: number;
  failures: Failure[];
  /** What broke it off: the rest was not tried. */
  broken?: string;
}

export interface Reasons {
  reason: string;
  titles: string[];
}

/** `keepOn` hears how many are done and says whether to go on. */
export async function workOff<T>(items: T[], size: number, part: (items: T[]) => Promise<Failure[]>, keepOn: (done: number) => boolean): Promise<Result> {
  const failures: Failure[] = [];
  for (let at = 0; at < items.length; at += size) {
    if (!keepOn(at)) return { tried: at, failures };
    try {
      failures.push(...(await part(items.slice(at, at + size))));
    } catch (error) {
      return { tried: at, failures, broken: error instanceof Error ? error.message : String(error) };
    }
  }
  return { tried: items.length, failures };
}

/** Failures by their reason, the most frequent first. */
export function byReason(failures: Failure[]): Reasons[] {
  const found = new Map<string, string[]>();
  for (const failure of failures) found.set(failure.reason, [...(found.get(failure.reason) ?? []), failure.title]);
  return [...found].map(([reason, titles]) => ({ reason, titles })).sort((one, other) => other.titles.length - one.titles.length);
}
