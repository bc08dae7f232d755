/** After a write every page that shows the record, or counts it, asks again. */
import { meQuery, queryClient } from "@/api/queries";

export async function refreshRecord(form: string, id: string): Promise<void> {
  await Promise.all([["record", form, id], ["records", form], ["counts", form], ["inbox"], meQuery.queryKey].map((queryKey) => queryClient.invalidateQueries({ queryKey: [...queryKey] })));
}
