/** What the server did not take yet, kept on this device: for the person who typed it, until the server has it. */
import { meQuery, queryClient } from "@/api/queries";

export interface Kept<D> {
  body: D;
  /** The revision it was typed on. */
  rev: number | null;
}

function place(app: string, kind: string, key: string): string {
  return `tenon.design.${queryClient.getQueryData(meQuery.queryKey)?.user.id ?? ""}.${app}/${kind}/${key}`;
}

/** Whether this device had room for it. */
export function keepOnDevice<D>(app: string, kind: string, key: string, kept: Kept<D>): boolean {
  try {
    localStorage.setItem(place(app, kind, key), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function keptOnDevice<D>(app: string, kind: string, key: string): Kept<D> | undefined {
  try {
    return (JSON.parse(localStorage.getItem(place(app, kind, key)) ?? "null") as Kept<D> | null) ?? undefined;
  } catch {
    return undefined;
  }
}

export function forgetOnDevice(app: string, kind: string, key: string): void {
  localStorage.removeItem(place(app, kind, key));
}
