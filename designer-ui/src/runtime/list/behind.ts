/** What a filter leads to behind references: the fields of other forms, and what the records are called that it names by number. */
import { useQueries } from "@tanstack/react-query";

import { answerOf, server } from "@/api/client";
import { formQuery, queryClient } from "@/api/queries";
import type { FieldDocument, FormDescriptor } from "@/api/types";
import { fieldAt } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";

import type { Condition } from "./conditions";
import { fieldAlong, type FormOf, type Way } from "./field-along";
import { namesIn } from "./formula-words";

export interface Behind {
  /** The form at the end of a way, where it is known. */
  form: FormOf;
  /** Something is still on its way. */
  pending: boolean;
  /** What a record is called that a condition names by its number. */
  titles: Record<string, string>;
}

export const NOTHING_BEHIND: Behind = { form: () => undefined, pending: false, titles: {} };

const MOST_NAMED = 10;

/** The records that conditions name by number: of `customer.id = 12` the customer. */
function namedBy(descriptor: FormDescriptor, conditions: Condition[]): { path: string; id: string; field: FieldDocument }[] {
  return conditions.flatMap((one) => {
    const path = one.field.endsWith(".id") ? one.field.slice(0, -3) : "";
    const field = path && !path.includes(".") ? fieldAt(descriptor.document, path) : undefined;
    return field && one.bare ? one.values.map((id) => ({ path, id, field })) : [];
  }).slice(0, MOST_NAMED);
}

export function useBehind(descriptor: FormDescriptor, app: string, form: string, conditions: Condition[]): Behind {
  const paths = conditions.flatMap((one) => (one.operator === "formula" ? namesIn(one.values[0] ?? "") : [one.field])).filter((path) => path.includes("."));
  const cached = ({ app: of, form: key }: Way) => queryClient.getQueryData(formQuery(of, key).queryKey);
  const ways = new Map<string, Way>();
  // Every form on the way is asked for; once it is there, the path goes on behind it.
  for (const path of paths) {
    fieldAlong(descriptor, path, (way) => { ways.set(`${way.app}.${way.form}`, way); return cached(way); });
  }
  const forms = useQueries({ queries: [...ways.values()].map((way) => ({ ...formQuery(way.app, way.form), retry: false })) });
  const named = namedBy(descriptor, conditions);
  // A record that has it says what it is called: whatever the reader may not see stays a number.
  const titles = useQueries({
    queries: named.map(({ path, id, field }) => ({
      queryKey: ["records", form, app, "called", path, id],
      queryFn: async () => {
        const page = await answerOf(server.GET("/apps/{app}/forms/{form}/records", { params: { path: { app, form }, query: { filter: `${path}.id = ${id}`, fields: path, limit: 1 } } }));
        return kindOf(field).text(page.items[0]?.[path], field);
      },
      staleTime: 60_000,
      retry: false,
    })),
  });
  return {
    form: cached,
    pending: [...forms, ...titles].some((one) => one.isLoading),
    titles: Object.fromEntries(named.map((one, at) => [`${one.path}.id=${one.id}`, titles[at]?.data ?? ""])),
  };
}
