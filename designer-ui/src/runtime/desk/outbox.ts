/**
 * Scans on their way to the server. They wait in the browser's storage with the key they were made under, so that a lost
 * network, a closed page or a second window sends each of them again, and the server carries out each of them once.
 */
import { ApiError } from "@/api/errors";
import type { ScanResult } from "@/api/desks";

export interface Scan {
  key: string;
  text: string;
  values: Record<string, string>;
  /** It was sent at least once: nobody knows whether the server has it, so it is not taken back here. */
  tried?: boolean;
}

export type Send = (scan: Scan) => Promise<ScanResult>;

/** What became of a scan, or that it still waits. */
export type Told = (scan: Scan, result: ScanResult | null) => void;

/** No answer, or one that says to come back: everything else is final. */
export function worthAnotherTry(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500;
}

export class Outbox {
  private sending = false;

  constructor(private readonly name: string, private readonly send: Send, private readonly told: Told) {}

  waiting(): Scan[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.name) ?? "[]");
      return Array.isArray(kept) ? (kept as Scan[]) : [];
    } catch {
      return [];
    }
  }

  add(scan: Scan): void {
    this.keep([...this.waiting(), scan]);
    void this.flush();
  }

  /** Takes a scan back that nobody has seen yet; false once it has left. */
  drop(key: string): boolean {
    if (!this.waiting().some((each) => each.key === key && !each.tried)) return false;
    this.remove(key);
    return true;
  }

  /** One after the other, in the order of the hands. */
  async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let [scan] = this.waiting(); scan; [scan] = this.waiting()) {
        if (!navigator.onLine) {
          this.told(scan, null);
          return;
        }
        this.keep(this.waiting().map((each) => (each.key === scan?.key ? { ...each, tried: true } : each)));
        const result = await this.try(scan);
        if (result === null) {
          this.told(scan, null);
          return;
        }
        this.remove(scan.key);
        this.told(scan, result);
      }
    } finally {
      this.sending = false;
    }
  }

  private async try(scan: Scan): Promise<ScanResult | null> {
    try {
      return await this.send(scan);
    } catch (error) {
      if (worthAnotherTry(error)) return null;
      return { outcome: "refused", id: null, title: scan.text, message: error instanceof Error ? error.message : String(error), alert: null };
    }
  }

  private remove(key: string): void {
    this.keep(this.waiting().filter((each) => each.key !== key));
  }

  private keep(scans: Scan[]): void {
    localStorage.setItem(this.name, JSON.stringify(scans));
  }
}
