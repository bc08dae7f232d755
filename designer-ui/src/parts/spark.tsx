/** A line without axes: the way a number went, its present end marked; in grey the period before. */
interface SparkProps {
  values: (string | number | null)[];
  before?: (string | number | null)[];
  width?: number;
  height?: number;
  worse?: boolean;
}

type Numbers = (number | null)[];

function numbersOf(values: (string | number | null)[] | undefined): Numbers {
  return (values ?? []).map((value) => (value === null || !Number.isFinite(Number(value)) ? null : Number(value)));
}

export function Spark({ values, before, width = 84, height = 28, worse = false }: SparkProps) {
  const [now, then] = [numbersOf(values), numbersOf(before)];
  const known = [...now, ...then].filter((value): value is number => value !== null);
  const steps = Math.max(now.length, then.length);
  if (now.filter((value) => value !== null).length < 2) return <svg width={width} height={height} aria-hidden />;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const span = high - low || 1;
  const points = (numbers: Numbers) => numbers.flatMap((value, index) => (value === null ? [] : [[3 + (index * (width - 6)) / (steps - 1), height - 3 - ((value - low) / span) * (height - 6)] as const]));
  const line = (numbers: Numbers) => points(numbers).map(([left, top]) => `${left.toFixed(1)},${top.toFixed(1)}`).join(" ");
  const end = points(now).at(-1)!;
  const color = worse ? "var(--danger-dot)" : "var(--accent)";
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {then.length > 1 ? <polyline points={line(then)} fill="none" stroke="var(--border-strong)" strokeWidth="1.25" strokeLinejoin="round" /> : null}
      <polyline points={line(now)} fill="none" stroke={color} strokeWidth="1.5" strokeLinejoin="round" strokeLinecap="round" />
      <circle cx={end[0]} cy={end[1]} r="2.2" fill={color} />
    </svg>
  );
}
