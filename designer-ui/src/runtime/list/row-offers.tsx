/** What rows offer comes after the rows themselves. */
import { lazyPart } from "@/parts/lazy-part";

export const RowOffer = lazyPart(() => import("./row-offer"));
