/** Opinions as one press: what this person wrote last in the flow, before that what fits any request. */
const KEPT = 2;
const LONGEST = 16;

const keyOf = (person: string, flow: string) => `tenon.opinions.${person}.${flow}`;

function written(person: string, flow: string): string[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(person, flow)) ?? "[]") as string[];
  } catch {
    return [];
  }
}

export function phrasesOf(person: string, flow: string, usual: string[]): string[] {
  return [...new Set([...written(person, flow), ...usual])].slice(0, KEPT);
}

/** A long opinion belongs to its one request. */
export function rememberOpinion(person: string, flow: string, opinion: string): void {
  if (!opinion || opinion.length > LONGEST) return;
  localStorage.setItem(keyOf(person, flow), JSON.stringify([...new Set([opinion, ...written(person, flow)])].slice(0, KEPT)));
}
