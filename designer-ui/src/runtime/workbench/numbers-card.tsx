/** A few numbers of the day against the same hours before; each opens the records it counts. */
import { useTranslation } from "react-i18next";

import type { NumberData, NumbersItem } from "@/api/workbenches";
import { say } from "@/i18n";
import { Card } from "@/parts/card";
import { Spark } from "@/parts/spark";
import { Change, isMoney, isWorse, kpiText } from "@/runtime/dashboard/kpi-text";
import { useDrill } from "@/runtime/dashboard/tile";

import styles from "./workbench.module.css";

function Line({ app, number }: { app: string; number: NumberData }) {
  const { t } = useTranslation("runtime");
  const open = useDrill(app, number)(null);
  const inner = (
    <>
      <span>{say(number.name)}</span>
      <b title={t("home.before", { value: kpiText(number, number.kpi?.previous) })}>{isMoney(number) && number.kpi?.value ? "¥" : ""}{kpiText(number)}</b>
      <Spark values={number.kpi?.spark ?? []} before={number.kpi?.spark_previous} worse={isWorse(number)} width={64} height={20} />
      <Change result={number} />
    </>
  );
  return <li>{open ? <button type="button" onClick={open} title={t("board.open")}>{inner}</button> : <div>{inner}</div>}</li>;
}

export function NumbersCard({ app, item }: { app: string; item: NumbersItem }) {
  return (
    <Card flush title={say(item.title)} note={item.note ? say(item.note) : null}>
      {item.data?.error ? <p className={styles.problem} role="alert">{item.data.error}</p> : null}
      <ul className={styles.kpis}>{item.data?.numbers.map((number, index) => <Line key={index} app={app} number={number} />)}</ul>
    </Card>
  );
}
