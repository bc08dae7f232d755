/** How many records wait behind a navigation entry; quiet when there are none. */
import { useQuery } from "@tanstack/react-query";

import { countsQuery } from "@/api/records";
import type { NavItem } from "@/api/types";

interface NavCountProps {
  app: string;
  count: NonNullable<NavItem["count"]>;
  className: string;
}

export function NavCount({ app, count, className }: NavCountProps) {
  const { data } = useQuery(countsQuery(app, count.form, { filter: count.filter }));
  const first = data ? Object.values(data.counts)[0] : undefined;
  if (!first || first.n === 0) return null;
  return <span className={className}>{first.more ? `${first.n}+` : first.n}</span>;
}
