/** Opinions as one press: those that fit any request stand first, after them what this person wrote last in the flow. */
const KEPT = 3;
const LONGEST = 16;

const keyOf = (person: string, flow: string) => `tenon.opinions.${person}.${flow}`;

function written(person: string, flow: string): string[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(person, flow)) ?? "[]") as string[];
  } catch {
    return [];
  }
}

/** The person's own ones, without those that stand there anyway. */
export function ownPhrases(person: string, flow: string, standing: string[]): string[] {
  return written(person, flow).filter((one) => !standing.includes(one)).slice(0, KEPT);
}

/** A long opinion belongs to its one request, and what stands there anyway takes no room of the person's own. */
export function rememberOpinion(person: string, flow: string, opinion: string, standing: string[]): void {
  if (!opinion || opinion.length > LONGEST || standing.includes(opinion)) return;
  localStorage.setItem(keyOf(person, flow), JSON.stringify([...new Set([opinion, ...written(person, flow)])].slice(0, KEPT)));
}
