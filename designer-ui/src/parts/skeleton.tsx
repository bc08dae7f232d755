/** Grey bars in the shape of what is coming; never a spinner over the page. */
import styles from "./skeleton.module.css";

export function Bar({ width = "100%", height = 12 }: { width?: number | string; height?: number }) {
  return <span className={styles.bar} style={{ width, height }} aria-hidden />;
}

const WIDTHS = [62, 84, 48, 73, 55, 90, 66, 78];

export function SkeletonRows({ rows = 12, height = 36 }: { rows?: number; height?: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} style={{ height }}>
          <Bar width={110} />
          <Bar width={`${(WIDTHS[index % WIDTHS.length] ?? 60) / 3}%`} />
          <Bar width={`${(WIDTHS[(index + 3) % WIDTHS.length] ?? 60) / 4}%`} />
          <span style={{ flex: 1 }} />
          <Bar width={72} />
        </div>
      ))}
    </div>
  );
}

export function SkeletonPage() {
  return (
    <div className={styles.page} aria-hidden>
      <Bar width={180} height={20} />
      <div className={styles.cards}>
        <div className={styles.card}><Bar width="40%" /><Bar width="80%" /><Bar width="60%" /></div>
        <div className={styles.card}><Bar width="50%" /><Bar width="70%" /><Bar width="45%" /></div>
      </div>
      <div className={styles.card}><SkeletonRows rows={6} height={32} /></div>
    </div>
  );
}
