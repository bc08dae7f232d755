/** While a designer's part is fetched: its quiet shape, never a spinner over the page. */
import { SkeletonRows } from "@/parts/skeleton";

export function Waiting() {
  return <div className="dz-waiting"><SkeletonRows rows={8} /></div>;
}
