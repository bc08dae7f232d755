/** An existing record, being changed. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";

import { formQuery } from "@/api/queries";
import { recordQuery } from "@/api/records";
import type { RecordAnswer } from "@/api/types";
import { ProblemView } from "@/parts/problem";
import { SkeletonPage } from "@/parts/skeleton";
import { isMissing, RecordMissing } from "@/runtime/record/missing";

import { Editor } from "./editor";

const route = getRouteApi("/shell/apps/$app/forms/$form/$id/edit");

/** The form opens with what the server holds now and keeps it: what others save meanwhile is settled when this is saved. */
function EditRecord() {
  const { app, form, id } = route.useParams();
  const [opened, setOpened] = useState<RecordAnswer>();
  const descriptor = useQuery(formQuery(app, form));
  const answer = useQuery({ ...recordQuery(app, form, id), refetchOnMount: "always", staleTime: Infinity });
  if (!opened && answer.data && answer.isFetchedAfterMount && !answer.isError) setOpened(answer.data);
  const error = descriptor.error ?? answer.error;
  if (descriptor.data && !opened && isMissing(answer.error)) return <RecordMissing app={app} form={form} descriptor={descriptor.data} />;
  if (error && !(descriptor.data && opened)) return <ProblemView error={error} onRetry={() => { void descriptor.refetch(); void answer.refetch(); }} />;
  return descriptor.data && opened ? <Editor app={app} descriptor={descriptor.data} answer={opened} /> : <SkeletonPage />;
}

export default function EditRecordPage() {
  const { form, id } = route.useParams();
  return <EditRecord key={`${form} ${id}`} />;
}
