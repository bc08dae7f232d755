/** An existing record, being changed. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { formQuery } from "@/api/queries";
import { recordQuery } from "@/api/records";
import { ProblemView } from "@/parts/problem";
import { SkeletonPage } from "@/parts/skeleton";

import { Editor } from "./editor";

const route = getRouteApi("/shell/apps/$app/forms/$form/$id/edit");

export default function EditRecordPage() {
  const { app, form, id } = route.useParams();
  const descriptor = useQuery(formQuery(app, form));
  const answer = useQuery({ ...recordQuery(app, form, id), refetchOnMount: "always", staleTime: Infinity });
  const error = descriptor.error ?? answer.error;
  if (error && !(descriptor.data && answer.data)) return <ProblemView error={error} onRetry={() => { void descriptor.refetch(); void answer.refetch(); }} />;
  return descriptor.data && answer.data && !answer.isFetching ? <Editor key={id} app={app} descriptor={descriptor.data} answer={answer.data} /> : <SkeletonPage />;
}
