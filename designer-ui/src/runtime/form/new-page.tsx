/** A new record. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { ApiError } from "@/api/errors";
import { formQuery } from "@/api/queries";
import { ProblemView } from "@/parts/problem";
import { SkeletonPage } from "@/parts/skeleton";

import { Editor } from "./editor";

const route = getRouteApi("/shell/apps/$app/forms/$form/new");

export default function NewRecordPage() {
  const { app, form } = route.useParams();
  const { data, error, refetch } = useQuery(formQuery(app, form));
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (data && !data.rights.create) return <ProblemView error={new ApiError(403, {})} />;
  return data ? <Editor key={form} app={app} descriptor={data} /> : <SkeletonPage />;
}
