/** What rows offer comes after the rows themselves. */
import { lazy } from "react";

export const RowOffer = lazy(() => import("./row-offer"));
