/** One task: what is asked and why, the record behind it, the way it came, and the decision. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { ChevronLeft, CircleCheckBig, GitBranch } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { taskQuery } from "@/api/inbox";
import { formQuery } from "@/api/queries";
import type { FormDescriptor, TaskAnswer } from "@/api/types";
import i18next from "i18next";
import { money } from "@/i18n/format";
import { capitals } from "@/formula/functions/rmb";
import { isEmpty } from "@/kinds/field-kind";
import { fieldAt, labelOf } from "@/kinds/fields-of";
import { textOf } from "@/kinds/fields/text";
import { kindOf } from "@/kinds/registry";
import { Empty } from "@/parts/empty";
import { Icon } from "@/parts/icon";
import { lazyPart } from "@/parts/lazy-part";
import { ProblemView } from "@/parts/problem";
import { SkeletonPage } from "@/parts/skeleton";
import { billOf } from "@/runtime/record/bill-of";
import { Body } from "@/runtime/record/body";
import { isMissing } from "@/runtime/record/missing";
import { sectionsOf } from "@/runtime/record/sections-of";
import { useNoRail, usePhone } from "@/shell/use-screen";

import { DecisionBar } from "./decision-bar";
import { Age, isOpen, subjectOf } from "./inbox-row";
import styles from "./inbox.module.css";
import { type FillIn, openedBy } from "./opened";
import { PhoneLines } from "./phone-lines";
import { Progress } from "./progress";

const FillInCard = lazyPart(() => import("./fill-in"));

interface TaskProps {
  id: string;
  place?: { at: number; of: number };
  rejecting?: boolean;
  onBack?: () => void;
  onDone: () => void;
}

function Why({ answer }: { answer: TaskAnswer }) {
  const { t } = useTranslation("runtime");
  const reasons = answer.task.reason?.filter(Boolean) ?? [];
  if (reasons.length === 0) return null;
  return (
    <div className={styles.why}>
      <Icon as={GitBranch} />
      <span>{isOpen(answer.task) ? t("inbox.because") : t("record.why")}</span>
      <strong>{reasons.join(t("common:reasonJoin"))}</strong>
    </div>
  );
}

function Amount({ answer, descriptor }: { answer: TaskAnswer; descriptor?: FormDescriptor }) {
  const { task } = answer;
  if (!task.amount) return <p className={styles.big}>{task.title}</p>;
  const bill = descriptor && sectionsOf(descriptor).find((section) => section.style === "amounts");
  const [within] = bill ? billOf(descriptor.document, bill.items).below : [];
  const inside = within && !isEmpty(answer.record[within.key]) ? `${labelOf(within)} ${kindOf(within).text(answer.record[within.key], within)}` : "";
  return (
    <p className={styles.big}>
      <small>¥</small>{money(task.amount)}
      <em>{[i18next.language.startsWith("zh") ? capitals(task.amount ?? "") : "", inside].filter(Boolean).join(" · ")}</em>
    </p>
  );
}

export function Task({ id, place, rejecting, onBack, onDone }: TaskProps) {
  const { t } = useTranslation("runtime");
  const phone = usePhone();
  const noRail = useNoRail();
  const { data, error, refetch } = useQuery(taskQuery(id));
  const task = data?.task;
  const form = useQuery({ ...formQuery(task?.app ?? "", task?.form ?? ""), enabled: Boolean(task) });
  const [fill, setFill] = useState<FillIn | null>(null);
  if (!data && isMissing(error)) return <div className={styles.nothing}><Empty icon={CircleCheckBig} title={t("inbox.gone")} hint={t("inbox.goneHint")} action={<Link to="/inbox"><Button tabIndex={-1}>{t("inbox.todo")}</Button></Link>} /></div>;
  if (error && !data) return <div className={styles.nothing}><ProblemView error={error} onRetry={() => void refetch()} /></div>;
  if (!data || !task) return <div className={styles.nothing}><SkeletonPage /></div>;
  const who = subjectOf(task, form.data);
  const open = form.data ? Object.keys(openedBy(data)) : [];
  const typed = open.map((key) => labelOf(fieldAt(form.data!.document, key)));
  const others = task.summary.filter((part) => textOf(part.value) && !typed.includes(part.label) && ![task.title, who, task.amount].includes(textOf(part.value)));
  const shared = form.data ? { app: task.app, form: task.form, id: String(task.record_id), descriptor: form.data, answer: { record: data.record, rev: data.record.rev, access: data.access, flow: null } } : null;
  return (
    <section className={styles.task} aria-label={task.title}>
      {phone ? <header className={styles.phoneHead}><button type="button" aria-label={t("common:back")} onClick={onBack}><Icon as={ChevronLeft} size={22} /></button><h1>{task.node_name}</h1><span className="muted">{place ? `${place.at} / ${place.of}` : ""}</span></header> : null}
      <div className={styles.columns}>
        <div className={styles.scroll}>
          <div className={styles.ask}>
            <div className={styles.line}>
              <span className="muted">{[task.node_name, task.title].filter(Boolean).join(" · ")}</span>
              <Link to="/apps/$app/forms/$form/$id" params={{ app: task.app, form: task.form, id: String(task.record_id) }}>{t("inbox.open", { name: task.form_name })}</Link>
            </div>
            <Amount answer={data} descriptor={form.data} />
            {who || isOpen(task) ? <p className={`${styles.line} ${styles.subject}`}><b>{who}</b>{isOpen(task) ? <Age item={task} /> : null}</p> : null}
            <Why answer={data} />
            {others.length ? <dl className={styles.facts}>{others.slice(0, 4).map((part) => <div key={part.label}><dt>{part.label}</dt><dd>{textOf(part.value)}</dd></div>)}</dl> : null}
          </div>
          <Suspense>{open.length && form.data ? <FillInCard app={task.app} descriptor={form.data} answer={data} onReady={setFill} /> : null}</Suspense>
          {shared ? phone ? <PhoneLines {...shared} /> : <Body {...shared} omit={open} /> : null}
          {phone || noRail ? <Progress steps={data.progress} /> : null}
        </div>
        {phone || noRail ? null : <aside className={styles.rail}><h2>{t("inbox.progress")}</h2><Progress steps={data.progress} /></aside>}
      </div>
      {data.actions?.length ? <DecisionBar answer={data} fill={fill} rejecting={rejecting} onDone={onDone} /> : null}
    </section>
  );
}
