/** A form or workbench as its draft would make it: a page of its own, so that it has the width of a desktop or a phone. */
import "../workspace/preview.css";

import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/api/errors";
import { formQuery, meQuery } from "@/api/queries";
import { say } from "@/i18n";
import { showIn } from "@/i18n/format";
import { Drafted, type DraftedAs } from "@/parts/drafted";
import { lazyPart } from "@/parts/lazy-part";
import { ProblemView } from "@/parts/problem";
import { SkeletonPage } from "@/parts/skeleton";
import { TrialEntry } from "@/runtime/form/trial-entry";

const Whole = lazyPart(() => import("../workbench/whole"));

export default function PreviewPage() {
  const { app, form } = useParams({ strict: false }) as { app: string; form: string };
  const { role, kind } = useSearch({ strict: false }) as { role?: string; kind?: string };
  return kind === "workbench" ? <Suspense fallback={<SkeletonPage />}><Whole app={app} bench={form} /></Suspense> : <FormPreview app={app} form={form} role={role} />;
}

/** To be typed into; nothing is kept. */
function FormPreview({ app, form, role }: { app: string; form: string; role: string | undefined }) {
  const { t } = useTranslation("designers");
  const drafted: DraftedAs = role ? { draft: "1", role } : { draft: "1" };
  const me = useQuery(meQuery).data;
  if (me) showIn(me.tenant.timezone);
  const { data, error, refetch } = useQuery({ ...formQuery(app, form, drafted), retry: false });
  if (error instanceof ApiError && error.status === 422) {
    return (
      <div className="pv-wrong" role="alert">
        <h1>{t("preview.wrong")}</h1>
        <ul>{error.errors.map((problem, index) => <li key={index}>{problem.message}{problem.hint ? ` ${problem.hint}` : ""}</li>)}</ul>
      </div>
    );
  }
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!data || !me) return <SkeletonPage />;
  return (
    <Drafted.Provider value={drafted}>
      <div className="pv-page">
        <TrialEntry app={app} descriptor={data} drafted={drafted} name={say(data.document.name)} />
      </div>
    </Drafted.Provider>
  );
}
