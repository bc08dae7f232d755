/** What a formula may know besides the record, and the errors it can meet. */

export interface Actor {
  userId: number | null;
  departmentId: number | null;
  roles: readonly string[];
  name: string;
}

/** What changes Monday to Friday: days off, and weekends that are worked instead. */
export interface WorkCalendar {
  off: readonly string[];
  on: readonly string[];
}

export interface Context {
  /** Microseconds since 1970, UTC. */
  now: number;
  /** The tenant's zone, such as Asia/Shanghai. */
  zone: string;
  actor: Actor | null;
  calendar: WorkCalendar | null;
  /** The code of the first run-time error met: DIV0, BAD_VALUE, OUT_OF_RANGE. */
  fault: string | null;
}

/** What a function gives instead of a value when it cannot: null, with a code. */
export class Fault {
  constructor(readonly code: string) {}
}

export const DIV0 = new Fault("DIV0");
export const BAD_VALUE = new Fault("BAD_VALUE");
export const OUT_OF_RANGE = new Fault("OUT_OF_RANGE");

export function newContext(given: Partial<Context> = {}): Context {
  return { now: Date.now() * 1000, zone: "Asia/Shanghai", actor: null, calendar: null, fault: null, ...given };
}
