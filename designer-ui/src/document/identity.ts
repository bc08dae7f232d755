/** Names for new elements: random ids for parts, `x_` keys for fields, so that a package can never collide with them. */

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
const KEY_LIMIT = 24;

function random(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

export function newId(): string {
  return random(10);
}

/** A key from an English name where there is one, else a random one; unique among `taken`. */
export function newKey(taken: Iterable<string>, name = ""): string {
  const used = new Set(taken);
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z0-9]+|_+$/g, "")
    .slice(0, KEY_LIMIT - 4);
  const stem = slug ? `x_${slug}` : `x_${random(6)}`;
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? stem : `${stem}${n}`;
    if (!used.has(key)) return key;
  }
}
