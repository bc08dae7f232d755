/** The mark: a tenon in its mortise. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <path d="M5.5 7h13v4h-3.2v2H8.7v-2H5.5zM5.5 14.5h13V17h-13z" fill="var(--on-accent)" />
    </svg>
  );
}
