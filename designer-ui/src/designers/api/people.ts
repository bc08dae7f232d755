/** Names of roles and people, for choosing who decides and for saying so. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { answerOf, server } from "@/api/client";
import { say } from "@/i18n";
import type { FormDocument } from "@/document/types";
import type { Names } from "../flow/node-words";
import { documentsQuery } from "./documents";

export const peopleQuery = queryOptions({
  queryKey: ["users"],
  queryFn: async () => (await answerOf(server.GET("/users"))).items,
  staleTime: 60_000,
  retry: false,
});

export function useNames(app: string, form: FormDocument, others: Record<string, FormDocument>): Names {
  const documents = useQuery(documentsQuery(app)).data;
  const people = useQuery(peopleQuery).data;
  return useMemo(
    () => ({
      form,
      others,
      roles: Object.fromEntries((documents ?? []).filter((item) => item.kind === "role").map((item) => [item.key, say(item.name)])),
      people: Object.fromEntries((people ?? []).map((person) => [String(person.id), person.name])),
    }),
    [documents, people, form, others],
  );
}
