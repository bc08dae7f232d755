/** An empty cell: a dash that decorates and says nothing. */
export function EmptyValue() {
  return <span style={{ color: "var(--text-4)" }} aria-hidden>—</span>;
}
