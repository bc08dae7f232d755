/** Fields that nothing sets: they are computed, numbered, or moved by their transitions. */
export const COMPUTED: ReadonlySet<string> = new Set(["formula", "lookup", "rollup", "autonumber", "status", "subtable"]);
