/** The import wizard: file, mapping, check, run. The number of the run stands in the address, so a closed page goes on where it was. */
import "./import.css";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { Check, ChevronLeft, FileSpreadsheet, TriangleAlert } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/api/errors";
import { formQuery, queryClient } from "@/api/queries";
import { formatNumber } from "@/designers/words/format";
import { say } from "@/i18n";
import { lazyPart } from "@/parts/lazy-part";
import { ProblemView } from "@/parts/problem";
import { SkeletonRows } from "@/parts/skeleton";
import { missing } from "./mapping";
import type { Entry, ImportRun, Preview } from "./run";
import { chooseSheet, move, runQuery, saveMapping, tryOut, upload } from "./run";
import { UploadStep } from "./upload-step";

const MapStep = lazyPart(() => import("./map-step"));
const CheckStep = lazyPart(() => import("./check-step"));
const RunStep = lazyPart(() => import("./run-step"));

const STEPS = ["upload", "map", "check", "run"] as const;
type Step = (typeof STEPS)[number];

export default function ImportPage() {
  const { app, form } = useParams({ strict: false }) as { app: string; form: string };
  const { t } = useTranslation("import");
  const navigate = useNavigate();
  const number = Number(useLocation().hash) || undefined;
  const { data: descriptor, error: noForm } = useQuery(formQuery(app, form));
  const loaded = useQuery(runQuery(number));
  const run = number === undefined ? undefined : loaded.data;
  const [edited, setEdited] = useState<Entry[]>();
  const [mode, setMode] = useState<ImportRun["mode"]>();
  const [checking, setChecking] = useState(false);
  const [preview, setPreview] = useState<Preview>();
  const mapping = edited ?? run?.mapping ?? [];
  const step: Step = !run ? "upload" : run.state !== "ready" ? "run" : checking ? "check" : "map";
  const keep = (next: ImportRun) => queryClient.setQueryData(runQuery(next.id).queryKey, next);
  const goTo = (id: number | undefined) => void navigate({ to: "/apps/$app/import/$form", params: { app, form }, hash: id === undefined ? "" : String(id), replace: true });
  const list = () => void navigate({ to: "/apps/$app/forms/$form", params: { app, form } });

  const take = useMutation({ mutationFn: (file: File) => upload(app, form, file), onSuccess: (next) => { keep(next); setEdited(undefined); goTo(next.id); } });
  const check = useMutation({
    mutationFn: async (id: number) => {
      setPreview(undefined);
      keep(await saveMapping(id, mapping.filter(said), mode ?? run?.mode ?? "history"));
      setEdited(undefined);
      setChecking(true);
      return tryOut(id);
    },
    onSuccess: setPreview,
  });
  const turn = useMutation({ mutationFn: ({ id, sheet }: { id: number; sheet: string }) => chooseSheet(id, sheet), onSuccess: (next) => { keep(next); setEdited(undefined); check.reset(); } });
  const steer = useMutation({ mutationFn: ({ id, verb }: { id: number; verb: "run" | "pause" | "resume" | "cancel" }) => move(id, verb), onSuccess: (next) => { keep(next); void queryClient.invalidateQueries({ queryKey: ["records"] }); } });

  const lacking = run ? missing(run, mapping.filter(said)) : [];
  const blocked = step === "map" && lacking.length > 0 ? t("map.lacking", { names: lacking.map((target) => target.name).join(t("map.join")) }) : undefined;
  // Rows that were not checked are told beside: they may come too.
  const willCome = run ? (preview ? preview.new + run.total - preview.checked : run.total) : 0;
  const hopeless = preview !== undefined && willCome === 0;
  const problems = turn.error ? messages(turn.error) : check.error && !checking ? messages(check.error) : [];
  if (noForm && !descriptor) return <ProblemView error={noForm} />;
  if (descriptor && !descriptor.rights.import) return <ProblemView error={new ApiError(403, {})} />;
  return (
    <div className="im">
      <header className="im-head">
        <div className="im-titleline">
          <Button type="text" aria-label={t("back")} icon={<ChevronLeft size={18} />} onClick={list} />
          <h1>{t("title", { name: say(descriptor?.document.name) })}</h1>
          {run ? <span className="im-file"><FileSpreadsheet size={14} aria-hidden /> {run.file} <span className="im-hint">{t("detected.count", { count: run.total, n: formatNumber(String(run.total)) })}</span></span> : null}
        </div>
        <ol className="im-steps">
          {STEPS.map((each, index) => {
            const done = STEPS.indexOf(step) > index || run?.state === "done";
            return <li key={each} aria-current={each === step ? "step" : undefined} className={done ? "im-done" : undefined}><span>{done ? <Check size={14} aria-hidden /> : index + 1}</span>{t(`step.${each}`)}</li>;
          })}
        </ol>
      </header>
      <div className="im-body">
        <Suspense fallback={<SkeletonRows rows={8} />}>
        {step === "upload" ? <UploadStep busy={take.isPending || loaded.isLoading} problems={take.error ?? loaded.error ? messages((take.error ?? loaded.error)!) : []} onFile={(file) => take.mutate(file)} /> : null}
        {step === "map" && run ? <MapStep run={run} mapping={mapping} mode={mode ?? run.mode} problems={problems} onChange={setEdited} onMode={setMode} onSheet={(sheet) => turn.mutate({ id: run.id, sheet })} turning={turn.isPending} /> : null}
        {step === "check" && run ? <CheckStep run={run} preview={preview} error={check.error?.message} /> : null}
        {step === "run" && run ? <RunStep run={run} busy={steer.isPending} lost={loaded.isError || loaded.failureCount > 0} onMove={(verb) => steer.mutate({ id: run.id, verb })} onList={list} onAgain={() => { setChecking(false); setPreview(undefined); goTo(undefined); }} /> : null}
        </Suspense>
      </div>
      {run && (step === "map" || step === "check") ? (
        <footer className="im-foot">
          <Button onClick={() => (step === "check" ? setChecking(false) : goTo(undefined))}>{t("previous")}</Button>
          <span className="im-grow" />
          {step === "check" && hopeless ? <span className="im-blocked"><TriangleAlert size={14} aria-hidden /> {t(preview.skipped ? "check.nothing" : "check.hopeless")}</span> : null}
          {blocked ? <span className="im-blocked"><TriangleAlert size={14} aria-hidden /> {blocked}</span> : null}
          {steer.error ? <span className="im-error" role="alert">{steer.error.message}</span> : null}
          {step === "map" ? <Button type="primary" disabled={Boolean(blocked)} loading={check.isPending} onClick={() => check.mutate(run.id)}>{t("toCheck")}</Button>
            : <Button key="run" type="primary" disabled={!preview || hopeless} loading={steer.isPending} onClick={() => steer.mutate({ id: run.id, verb: "run" })}>{t("toRun", { count: willCome, n: formatNumber(String(willCome)) })}</Button>}
        </footer>
      ) : null}
    </div>
  );
}

/** A row opened and left empty is no entry yet. */
function said({ source }: Entry): boolean {
  return source.kind === "column" || (source.kind === "constant" ? source.value !== "" : source.expr.trim() !== "");
}

/** What is wrong and, as a sentence of its own, what would be right. */
function messages(error: Error): string[] {
  if (!(error instanceof ApiError)) return [error.message];
  return (error.errors.length ? error.errors : [{ message: error.message, hint: error.hint }]).flatMap((each) => [each.message, each.hint ?? ""]).filter(Boolean);
}
