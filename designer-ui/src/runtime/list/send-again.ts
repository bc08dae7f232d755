/** A write whose answer got lost is sent again under the same key: the server carries it out once, and answers again. */
import { newIdempotencyKey } from "@/api/client";
import { ApiError } from "@/api/errors";

const PAUSES = [500, 2_000];

export async function sendAgain<T>(send: (key: string) => Promise<T>, pauses: readonly number[] = PAUSES): Promise<T> {
  const key = newIdempotencyKey();
  for (const pause of pauses) {
    try {
      return await send(key);
    } catch (error) {
      if (!(error instanceof ApiError && (error.offline || error.status >= 502))) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return send(key);
}
