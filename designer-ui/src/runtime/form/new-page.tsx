/** A new record, blank or filled in by the button that led here. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Navigate } from "@tanstack/react-router";

import { ApiError } from "@/api/errors";
import { formQuery } from "@/api/queries";
import { filledQuery } from "@/api/records";
import { ProblemView } from "@/parts/problem";
import { SkeletonPage } from "@/parts/skeleton";

import { filledDraft } from "./draft";
import { Editor } from "./editor";

const route = getRouteApi("/shell/apps/$app/forms/$form/new");

export default function NewRecordPage() {
  const { app, form } = route.useParams();
  const { from } = route.useSearch();
  const [source = "", id = "", button = ""] = (from ?? "").split(".");
  const { data, error, refetch } = useQuery(formQuery(app, form));
  const filled = useQuery({ ...filledQuery(app, source, Number(id), button), enabled: Boolean(from) });
  const problem = data ? filled.error : error;
  if (problem) return <ProblemView error={problem} onRetry={() => void (data ? filled : { refetch }).refetch()} />;
  if (data && !data.rights.create) return <ProblemView error={new ApiError(403, {})} />;
  if (!data || (from && !filled.data)) return <SkeletonPage />;
  if (filled.data?.existing) return <Navigate replace to="/apps/$app/forms/$form/$id/edit" params={{ app, form, id: String(filled.data.existing) }} />;
  return <Editor key={`${form} ${from ?? ""}`} app={app} descriptor={data} from={from} filled={filled.data ? filledDraft(data.document, filled.data) : undefined} />;
}
