/** Addresses out of what people paste. */
import { answerOf, type Schemas, server } from "./client";

export type PastedAddress = Schemas["PastedAddress"];
export type AddressDoubt = Schemas["AddressDoubt"];

/** The most characters that one pasted text may have. */
export const LONGEST_PASTE = 500;

export function readPasted(text: string) {
  return answerOf(server.POST("/addresses/read", { body: { text } }));
}
