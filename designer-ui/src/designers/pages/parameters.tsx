/** 业务参数: every named threshold of flows and rules on one page, changed together and published as new versions. */
import "../workspace/workspace.css";
import "../settings/parameters.css";

import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import Input from "antd/es/input/Input";
import { Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { answerOf, type Schemas, server } from "@/api/client";
import { ApiError, type Problem } from "@/api/errors";
import { meQuery, queryClient } from "@/api/queries";
import { say } from "@/i18n";
import { toast, toastError } from "@/parts/feedback";
import { ProblemView } from "@/parts/problem";
import type { PublishPart } from "../api/documents";
import { documentsQuery } from "../api/documents";
import { ConstantValue } from "../condition/constant-value";
import { hintOf } from "../problems/hint-of";
import { Waiting } from "../workspace/waiting";
import { formatNumber } from "../words/format";
import { ParametersDialog } from "./parameters-dialog";

type Parameter = Schemas["Parameter"];

/** What was typed outlives a page that is left or reloaded before it is published. */
function useTyped(app: string) {
  const place = `tenon.parameters.${queryClient.getQueryData(meQuery.queryKey)?.user.id ?? ""}.${app}`;
  const [changes, set] = useState<Record<string, string>>(() => JSON.parse(sessionStorage.getItem(place) ?? "{}") as Record<string, string>);
  const setChanges = (next: Record<string, string>) => {
    sessionStorage.setItem(place, JSON.stringify(next));
    set(next);
  };
  return { changes, setChanges };
}

const idOf = (each: Parameter) => `${each.kind}/${each.key}/${each.constant}`;

export default function ParametersPage() {
  const { app } = useParams({ strict: false }) as { app: string };
  const { t } = useTranslation("designers");
  const navigate = useNavigate();
  const { changes, setChanges } = useTyped(app);
  const [bad, setBad] = useState<Record<string, boolean>>({});
  const [wrong, setWrong] = useState<Problem[]>([]);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [parts, setParts] = useState<PublishPart[]>();
  const listed = useQuery({ queryKey: ["parameters", app], queryFn: async () => (await answerOf(server.GET("/apps/{app}/parameters", { params: { path: { app } } }))).items });
  const items = listed.data ?? [];
  const shown = items.filter((each) => `${say(each.name)}${say(each.document_name)}`.toLowerCase().includes(text.trim().toLowerCase()));
  const changed = items.filter((each) => changes[idOf(each)] !== undefined && changes[idOf(each)] !== String(each.value));
  const change = (next: Record<string, string>) => {
    setWrong([]);
    setChanges(next);
  };
  const wrongAt = (each: Parameter) => wrong.find(({ path }) => path.endsWith(`/constants/${each.constant}/value`) && (path.startsWith("/constants/") || path.startsWith(`/${each.kind}/${each.key}/`)));
  const body = () => ({ changes: changed.map((each) => ({ kind: each.kind, key: each.key, constant: each.constant, value: changes[idOf(each)], was: each.value })) });
  const trying = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      setParts(undefined);
      toastError(error);
      setWrong(error instanceof ApiError ? error.errors : []);
      if (error instanceof ApiError && error.status === 409) await listed.refetch();
    } finally {
      setBusy(false);
    }
  };
  const look = async () => {
    const unread = items.find((each) => bad[idOf(each)]);
    if (unread) return toast(t("parameters.unread", { name: say(unread.name) }), "danger");
    await trying(async () => {
      const found = await answerOf(server.POST("/apps/{app}/parameters/preview", { params: { path: { app } }, body: body() }));
      const refused = found.problems.filter((problem) => problem.severity !== "warning");
      setWrong(refused);
      if (refused[0]) toast(refused[0].message, "danger");
      else setParts(found.parts);
    });
  };
  const publish = () => trying(async () => {
    await answerOf(server.PUT("/apps/{app}/parameters", { params: { path: { app } }, body: body() }));
    setParts(undefined);
    change({});
    await queryClient.invalidateQueries();
    toast(t("parameters.done"));
  });
  const documents = useQuery(documentsQuery(app)).data;
  const open = (each: Parameter) => {
    const form = documents?.find((item) => item.kind === each.kind && item.key === each.key)?.form;
    if (form) void navigate({ to: "/apps/$app/design/$form/$tab", params: { app, form, tab: each.kind === "flow" ? "flow" : "rules" }, hash: each.key });
  };
  if (listed.error && !listed.data) return <ProblemView error={listed.error} onRetry={() => void listed.refetch()} />;
  return (
    <div className="pm">
      <header className="pm-head">
        <div><h1>{t("parameters.title")}</h1><p className="dz-hint">{t("parameters.hint")}</p></div>
        <Input className="pm-search" prefix={<Search size={14} aria-hidden />} allowClear placeholder={t("parameters.search")} aria-label={t("parameters.search")} value={text} onChange={(event) => setText(event.target.value)} />
        <Button type="primary" loading={busy} disabled={changed.length === 0} onClick={() => void look()}>{changed.length ? t("parameters.publish", { count: changed.length }) : t("parameters.nothing")}</Button>
      </header>
      {listed.isPending ? <Waiting /> : null}
      {listed.data?.length === 0 ? <p className="dz-center">{t("parameters.none")}</p> : null}
      {shown.length ? (
        <table className="pm-table">
          <thead><tr><th>{t("parameters.name")}</th><th className="num">{t("parameters.value")}</th><th>{t("parameters.used")}</th><th /></tr></thead>
          <tbody>
            {shown.map((each) => {
              const id = idOf(each);
              const dirty = changed.includes(each);
              const problem = dirty ? wrongAt(each) : undefined;
              return (
                <tr key={id} className={dirty ? "pm-changed" : undefined}>
                  <th scope="row">{say(each.name)}</th>
                  <td className="num"><ConstantValue live constant={{ value: changes[id] ?? String(each.value), type: each.type, name: each.name, min: each.min ?? undefined, max: each.max ?? undefined }} onChange={(value) => change({ ...changes, [id]: value })} onBad={(is) => setBad((before) => (Boolean(before[id]) === is ? before : { ...before, [id]: is }))} />{problem ? <p className="dz-error" role="alert">{problem.message}{hintOf(problem)}</p> : null}</td>
                  <td><button type="button" className="pm-link" onClick={() => open(each)}>{each.kind === "flow" ? t("parameters.inFlow", { name: say(each.document_name) }) : each.kind === "rule" ? t("parameters.inRule", { name: say(each.document_name) }) : say(each.text)}</button></td>
                  <td className="dz-hint">{dirty ? <>{t("parameters.was", { value: formatNumber(String(each.value)) })} <Button size="small" type="link" onClick={() => change(Object.fromEntries(Object.entries(changes).filter(([key]) => key !== id)))}>{t("parameters.reset")}</Button></> : null}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
      <p className="dz-hint">{t("parameters.running")}</p>
      {parts ? <ParametersDialog parts={parts} busy={busy} onClose={() => setParts(undefined)} onPublish={() => void publish()} /> : null}
    </div>
  );
}
