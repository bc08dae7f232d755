/** Which form is asked for: what is published, or in a preview its draft, as one role sees it. */
import { createContext } from "react";

export interface DraftedAs {
  draft?: "1";
  role?: string;
}

export const Drafted = createContext<DraftedAs>({});
