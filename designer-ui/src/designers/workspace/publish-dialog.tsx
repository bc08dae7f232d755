/** Publishing: first what will change, what it does to data and running approvals, what still stands in the way; then the act. */
import { Alert, Button, Checkbox } from "antd";
import Input from "antd/es/input/Input";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/errors";
import { queryClient } from "@/api/queries";
import { say } from "@/i18n";
import { Dialog } from "@/parts/dialog";
import { toast } from "@/parts/feedback";
import type { Ref } from "../api/documents";
import { ASKED_NOW, discardDraft, previewPublish, publish, readDocument } from "../api/documents";
import { settle } from "../draft/settle";
import type { DraftStore, SaveState } from "../draft/store";
import { hintOf } from "../problems/hint-of";
import { otherOf, useLead } from "../problems/lead";
import type { PlacedProblem } from "../problems/problem-list";
import { namesAlong } from "../words/names-along";
import { PartChanges } from "./part-changes";
import { Waiting } from "./waiting";

interface Props {
  app: string;
  stores: DraftStore<unknown>[];
  /** Drafts that are not open here but belong to what is published. */
  also?: Ref[];
  onClose: () => void;
  onPublished: () => void;
}

/** What refers to something stands after it: a field before the flow that reads it. */
const ORDER = ["form", "dataset", "decision", "flow", "rule", "dashboard", "workbench", "role", "app"];

const UNSAVED = new Set<SaveState>(["conflict", "failed", "away"]);

function refsOf(stores: DraftStore<unknown>[], also: Ref[]): Ref[] {
  const open = stores.map((store) => ({ kind: store.getState().kind, key: store.getState().key }));
  const rest = also.filter((ref) => !open.some((each) => each.kind === ref.kind && each.key === ref.key));
  return [...open, ...rest].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

export default function PublishDialog({ app, stores, also = [], onClose, onPublished }: Props) {
  const { t } = useTranslation("designers");
  const [note, setNote] = useState("");
  const [accepted, setAccepted] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const refs = refsOf(stores, also);
  const { items, wayTo } = useLead(app);
  const loaded = useQuery({
    queryKey: ["publish-preview", app, refs],
    queryFn: async () => {
      await Promise.all(stores.map((store) => store.getState().flush()));
      // What the server has is published: never something else than what is seen here.
      const unsaved = stores.map((store) => store.getState()).find((each) => UNSAVED.has(each.save));
      if (unsaved) throw new Error(unsaved.save === "conflict" ? t("publish.conflict") : unsaved.message || t("save.failed"));
      return previewPublish(app, refs);
    },
    gcTime: 0,
    ...ASKED_NOW,
  });
  const contested = loaded.error ? stores.find((store) => store.getState().save === "conflict") : undefined;
  const parts = loaded.data?.parts ?? [];
  const changed = parts.filter((part) => part.changes.length > 0);
  const problems = loaded.data?.problems ?? [];
  const errors = problems.filter((problem) => problem.severity !== "warning");
  const warnings = problems.filter((problem) => problem.severity === "warning");
  const risky = warnings.length > 0 || parts.some((part) => part.changes.some((change) => change.severity === "danger" || change.severity === "warning"));
  const ready = loaded.isSuccess && parts.length > 0 && errors.length === 0 && (!risky || accepted);

  // A single document speaks of itself; of several, each problem begins with its document.
  const placed = (problem: Problem): PlacedProblem => {
    const other = otherOf(problem.path, items);
    const ref = other?.item ?? refs[0];
    const path = other?.path ?? problem.path;
    const body = stores.map((store) => store.getState()).find((each) => each.kind === ref?.kind && each.key === ref.key)?.history.present;
    const item = items.find((each) => each.kind === ref?.kind && each.key === ref.key);
    const way = ref && wayTo(ref, path);
    return { problem, place: [say(item?.name), namesAlong(body, path)].filter(Boolean).join(" › "), ...(way ? { go: () => { onClose(); way(); } } : {}) };
  };

  const go = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const codes = [...problems.map((problem) => problem.code), ...parts.flatMap((part) => part.changes.flatMap((change) => (change.code ? [change.code] : [])))];
      const { versions } = changed.length ? await publish(app, changed, note, codes) : { versions: [] };
      for (const store of stores) {
        const { kind, key, version: current, rev } = store.getState();
        const version = versions.find((each) => each.kind === kind && each.key === key)?.version ?? current;
        // Everything was taken back: there is nothing to publish, and no draft to keep.
        if (version === current && parts.some((part) => part.kind === kind && part.key === key)) await discardDraft(app, kind, key, rev);
        if (version !== null) store.getState().markPublished(version, (await readDocument(app, kind, key)).draft_rev);
      }
      await queryClient.invalidateQueries();
      toast(t("publish.done"));
      onPublished();
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog title={t("publish.title")} width={640} onCancel={onClose} footer={[
      <Button key="close" onClick={onClose}>{t("publish.later")}</Button>,
      <Button key="go" type="primary" loading={busy} disabled={!ready} onClick={() => void go()}>{t("publish.go")}</Button>,
    ]}>
      {loaded.isPending ? <Waiting /> : null}
      {loaded.error ? <Alert type="error" showIcon title={loaded.error.message} action={contested ? <Button size="small" onClick={() => { onClose(); void settle(contested); }}>{t("save.settle")}</Button> : null} /> : null}
      {loaded.isSuccess && changed.length === 0 ? <p className="dz-hint">{t("publish.nothing")}</p> : null}
      {changed.map((part) => <PartChanges key={`${part.kind}/${part.key}`} part={part} />)}
      <Problems problems={errors.map(placed)} title={t("publish.blocked", { count: errors.length })} type="error" />
      <Problems problems={warnings.map(placed)} title={t("publish.warnings", { count: warnings.length })} type="warning" />
      {loaded.isSuccess ? (
        <div className="dz-publish-foot">
          <Input aria-label={t("publish.note")} placeholder={t("publish.notePlaceholder")} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} onPressEnter={() => { if (ready && !busy) void go(); }} />
          {risky && errors.length === 0 ? <Checkbox checked={accepted} onChange={(event) => setAccepted(event.target.checked)}>{t("publish.accept")}</Checkbox> : null}
        </div>
      ) : null}
      {failure ? <Alert type="error" showIcon title={t("publish.failed")} description={failure.message} /> : null}
    </Dialog>
  );
}

function Problems({ problems, title, type }: { problems: PlacedProblem[]; title: string; type: "error" | "warning" }) {
  const { t } = useTranslation("designers");
  if (problems.length === 0) return null;
  return (
    <Alert type={type} showIcon title={title} className="dz-publish-part" description={
      <ul>{problems.map(({ problem, place, go }, index) => <li key={index}><span>{place ? <strong>{place}</strong> : null} {problem.message}{hintOf(problem)}</span>{go ? <Button type="link" size="small" onClick={go}>{t("problems.go")}</Button> : null}</li>)}</ul>
    } />
  );
}
