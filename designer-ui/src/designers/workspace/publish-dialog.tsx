/** Publishing: first what will change, what it does to data and running approvals, what still stands in the way; then the act. */
import { Alert, Button, Checkbox, Modal } from "antd";
import Input from "antd/es/input/Input";
import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/errors";
import { queryClient } from "@/api/queries";
import { say } from "@/i18n";
import { toast } from "@/parts/feedback";
import type { Text } from "@/document/types";
import type { PublishPreview } from "../api/documents";
import { discardDraft, previewPublish, publish, readDocument } from "../api/documents";
import type { DraftStore } from "../draft/store";
import { Waiting } from "./waiting";

interface Named {
  kind: string;
  key: string;
  name?: Text;
}

interface Props {
  stores: DraftStore<unknown>[];
  onClose: () => void;
  onPublished: () => void;
}

interface Part {
  store: DraftStore<unknown>;
  preview: PublishPreview;
}

/** What refers to something is published after it: a field before the flow that reads it. */
const ORDER = ["form", "dataset", "decision", "flow", "rule", "dashboard", "role", "app"];

async function previews(stores: DraftStore<unknown>[]): Promise<Part[]> {
  const ordered = [...stores].sort((a, b) => ORDER.indexOf(a.getState().kind) - ORDER.indexOf(b.getState().kind));
  return Promise.all(
    ordered.map(async (store) => {
      await store.getState().flush();
      const { app, kind, key, history } = store.getState();
      return { store, preview: await previewPublish(app, kind, key, history.present) };
    }),
  );
}

export default function PublishDialog({ stores, onClose, onPublished }: Props) {
  const { t } = useTranslation("designers");
  const [note, setNote] = useState("");
  const [accepted, setAccepted] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const loaded = useQuery({ queryKey: ["publish-preview", stores.map((store) => store.getState().key)], queryFn: () => previews(stores), gcTime: 0, staleTime: 0 });
  const parts = loaded.data ?? [];
  const changed = parts.filter((part) => part.preview.changes.length > 0);
  const shown = changed.length ? changed : parts;
  const problems = parts.flatMap((part) => part.preview.problems);
  const errors = problems.filter((problem) => problem.severity !== "warning");
  const warnings = problems.filter((problem) => problem.severity === "warning");
  const risky = warnings.length > 0 || parts.some((part) => part.preview.changes.some((change) => change.severity === "danger" || change.severity === "warning"));
  const ready = loaded.isSuccess && errors.length === 0 && (!risky || accepted);

  const go = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      for (const { store, preview } of parts) {
        const { app, kind, key, version: current, rev } = store.getState();
        if (preview.changes.length === 0 && current !== null) {
          // Everything was taken back: there is nothing to publish, and no draft to keep.
          await discardDraft(app, kind, key, rev);
          store.getState().markPublished(current, (await readDocument(app, kind, key)).draft_rev);
          continue;
        }
        const codes = [...preview.problems.map((problem) => problem.code), ...preview.changes.flatMap((change) => (change.code ? [change.code] : []))];
        const { version } = await publish(app, kind, key, note, codes);
        const stored = await readDocument(app, kind, key);
        store.getState().markPublished(version, stored.draft_rev);
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
    <Modal open title={t("publish.title")} width={640} onCancel={onClose} footer={[
      <Button key="close" onClick={onClose}>{t("publish.later")}</Button>,
      <Button key="go" type="primary" loading={busy} disabled={!ready} onClick={() => void go()}>{t("publish.go", { count: parts.length })}</Button>,
    ]}>
      {loaded.isPending ? <Waiting /> : null}
      {loaded.error ? <Alert type="error" title={loaded.error.message} /> : null}
      {shown.map((part) => <PartChanges key={`${part.store.getState().kind}/${part.store.getState().key}`} part={part} />)}
      <Problems problems={errors} title={t("publish.blocked", { count: errors.length })} type="error" />
      <Problems problems={warnings} title={t("publish.warnings", { count: warnings.length })} type="warning" />
      {loaded.isSuccess ? (
        <div className="dz-publish-foot">
          <Input aria-label={t("publish.note")} placeholder={t("publish.notePlaceholder")} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
          {risky && errors.length === 0 ? <Checkbox checked={accepted} onChange={(event) => setAccepted(event.target.checked)}>{t("publish.accept")}</Checkbox> : null}
        </div>
      ) : null}
      {failure ? <Alert type="error" showIcon title={t("publish.failed")} description={failure.message} /> : null}
    </Modal>
  );
}

function PartChanges({ part }: { part: Part }) {
  const { t } = useTranslation("designers");
  const { kind, history } = part.store.getState();
  const document = history.present as Named;
  const { changes, running } = part.preview;
  return (
    <section className="dz-publish-part">
      <h3>{t(`kind.${kind}` as never) as string} · {say(document.name)}</h3>
      {changes.length === 0 ? <p className="dz-hint">{t("publish.nothing")}</p> : null}
      <ul>
        {changes.map((change, index) => (
          <li key={index} className={change.severity === "danger" ? "dz-danger" : undefined}>
            <span>{change.text}</span>
            {change.effect ? <span className="dz-effect"><ArrowRight size={14} aria-hidden /> {change.effect}</span> : null}
          </li>
        ))}
      </ul>
      {running > 0 ? <p className="dz-note">{t("publish.running", { count: running, version: part.store.getState().version ?? 1 })}</p> : null}
    </section>
  );
}

function Problems({ problems, title, type }: { problems: Problem[]; title: string; type: "error" | "warning" }) {
  if (problems.length === 0) return null;
  return (
    <Alert type={type} showIcon title={title} className="dz-publish-part" description={
      <ul>{problems.map((problem, index) => <li key={index}>{problem.message}{problem.hint ? ` ${problem.hint}` : ""}</li>)}</ul>
    } />
  );
}
