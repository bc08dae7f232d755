/** The same problem in a thousand rows is one thing to solve: said once, with how many rows it concerns. */
import type { PreviewRow } from "./run";

export interface ProblemGroup {
  /** The target it is about, as a path. */
  path: string;
  value: string | null;
  message: string;
  hint: string;
  rows: number[];
}

export function groupProblems(rows: PreviewRow[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const row of rows) {
    for (const problem of row.errors) {
      const path = problem.path.replace(/^\//, "").replace(/\/(\d+\/)?/g, ".");
      const raw = row.values[path];
      const value = raw === null || raw === undefined ? null : String(raw);
      const { message } = problem;
      const id = JSON.stringify([path, value, message]);
      const group = groups.get(id) ?? { path, value, message, hint: problem.hint ?? "", rows: [] };
      group.rows.push(row.n);
      groups.set(id, group);
    }
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length || (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
}
