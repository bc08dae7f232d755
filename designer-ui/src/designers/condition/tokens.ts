/** Cutting a formula into words, enough to show it with labels and to read simple conditions as rows. */

export type TokenKind = "text" | "number" | "name" | "operator" | "space" | "unknown";

export interface Token {
  kind: TokenKind;
  text: string;
}

const PATTERNS: [TokenKind, RegExp][] = [
  ["space", /^\s+/],
  ["text", /^"(?:[^"]|"")*"/],
  ["number", /^\d+(?:\.\d+)?/],
  ["name", /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/u],
  ["operator", /^(?:<=|>=|<>|!=|[-+*/%^&=<>()[\],])/],
];

export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  let rest = formula;
  while (rest) {
    const hit = PATTERNS.map(([kind, pattern]) => ({ kind, text: pattern.exec(rest)?.[0] ?? "" })).find((each) => each.text);
    const token: Token = hit ?? { kind: "unknown", text: rest.charAt(0) };
    tokens.push(token);
    rest = rest.slice(token.text.length);
  }
  return tokens;
}

export function unquote(literal: string): string {
  return literal.slice(1, -1).replaceAll('""', '"');
}

export function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
