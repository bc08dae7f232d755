/** The sheet as it will be, a moment after each change, on the newest record; or what is wrong with the template. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { answerOf, server } from "@/api/client";
import type { PrintDocument } from "@/document/types";
import { Paper } from "@/runtime/printing/paper";

const AFTER_MS = 500;

function useLater<T>(value: T): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}

export function LivePreview({ app, print }: { app: string; print: PrintDocument }) {
  const { t } = useTranslation("designers");
  const document = useLater(print);
  const { data, error } = useQuery({
    queryKey: ["print-sample", app, document],
    queryFn: ({ signal }) => answerOf(server.POST("/apps/{app}/forms/{form}/print-sample", { params: { path: { app, form: document.form } }, body: { document }, signal })),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const [kept, setKept] = useState("");
  useEffect(() => { if (data?.html) setKept(data.html); }, [data?.html]);
  const problems = data?.problems ?? [];
  return (
    <>
      <div className="pr-sheet">
        <header><h2>{t("printing.preview")}</h2><span className="dz-hint">{t("printing.previewHint")}</span></header>
        {kept ? <div><Paper html={kept} title={t("printing.preview")} /></div> : <p className="dz-hint">{problems.length || error ? t("printing.broken") : data ? t("printing.noRecord") : ""}</p>}
      </div>
      {error ? <p className="pr-problems dz-error" role="alert">{error.message}</p> : null}
      {problems.length ? <ul className="pr-problems" role="alert">{problems.map((problem, index) => <li key={index} className="dz-error">{problem.message}{problem.hint ? <em> {problem.hint}</em> : null}</li>)}</ul> : null}
    </>
  );
}
