/** What each record of a list allows the person now, asked for in parts as its rows are loaded. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { queryClient } from "@/api/queries";
import { offersQuery, type RowOffers } from "@/api/records";

export type Offers = Map<number, RowOffers>;

const PART = 60;
/** A part that is known stays known while the next one is asked for; a change of a record makes it stale at once. */
const KNOWN_FOR = 30_000;

export function useOffers(app: string, form: string, ids: number[], view?: string): Offers {
  const { data } = useQuery({
    queryKey: ["records", form, app, "offers of all", ids, view],
    queryFn: async () => {
      const parts = Array.from({ length: Math.ceil(ids.length / PART) }, (_, at) => ids.slice(at * PART, (at + 1) * PART));
      return (await Promise.all(parts.map((part) => queryClient.fetchQuery({ ...offersQuery(app, form, part, view), staleTime: KNOWN_FOR })))).flat();
    },
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  return useMemo(() => new Map((ids.length ? data : undefined)?.map((one) => [one.id, one])), [data, ids.length]);
}
