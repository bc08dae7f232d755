/** The tab of an address that asks for records whatever tab they stand in. */
export const ANY_TAB = "any";
