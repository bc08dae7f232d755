/** A condition that must be written holds always while nobody has said more; it is shown as no condition at all. */
export const ALWAYS = "TRUE";

export const shownOf = (condition: string): string => (condition === ALWAYS ? "" : condition);
