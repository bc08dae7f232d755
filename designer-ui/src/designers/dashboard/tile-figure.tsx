/** The live result of one tile: a number, bars of our own, a table, or a Plotly figure loaded when needed. */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Tile } from "@/document/types";
import type { Answer } from "./dataset";
import { cellText } from "./cell-text";

interface Props {
  tile: Tile;
  answer: Answer;
}

const ROWS = 12;

export function TileFigure({ tile, answer }: Props) {
  const { t } = useTranslation("designers");
  if (answer.error) return <p className="dz-error">{typeof answer.error === "string" ? answer.error : answer.error.message}</p>;
  if (tile.view.kind === "kpi" && answer.kpi) return <Number answer={answer} />;
  if (answer.rows.length === 0) return <p className="dz-hint">{t("dashboard.noRows")}</p>;
  if (tile.view.kind === "bar" && tile.view.orientation === "horizontal") return <Bars answer={answer} />;
  if (answer.figure) return <Figure figure={answer.figure} />;
  return <Rows answer={answer} />;
}

function Number({ answer }: { answer: Answer }) {
  const column = answer.columns.find((each) => each.role === "measure") ?? answer.columns[0];
  const change = answer.kpi?.change_pct;
  const down = change?.startsWith("-");
  return (
    <div className="db-kpi">
      <strong>{cellText(answer.kpi?.value, column?.type)}</strong>
      {change ? <span className={down ? "dz-danger" : "dz-yes"}>{down ? "↓" : "↑"} {change.replace("-", "")}%</span> : null}
    </div>
  );
}

function Bars({ answer }: { answer: Answer }) {
  const name = answer.columns.findIndex((each) => each.role !== "measure");
  const value = answer.columns.findIndex((each) => each.role === "measure");
  const most = Math.max(...answer.rows.map((row) => Math.abs(parseFloat(String(row.values[value] ?? 0)))), 1);
  return (
    <ul className="db-bars">
      {answer.rows.slice(0, ROWS).map((row, index) => (
        <li key={index}>
          <span>{cellText(row.values[name], answer.columns[name]?.type)}</span>
          <span className="db-bar"><i style={{ width: `${(Math.abs(parseFloat(String(row.values[value] ?? 0))) / most) * 100}%` }} /></span>
          <span className="num">{cellText(row.values[value], answer.columns[value]?.type)}</span>
        </li>
      ))}
    </ul>
  );
}

function Rows({ answer }: { answer: Answer }) {
  return (
    <div className="db-table">
      <table>
        <thead><tr>{answer.columns.map((column) => <th key={column.key} className={column.role === "measure" ? "num" : undefined}>{column.name}</th>)}</tr></thead>
        <tbody>
          {answer.rows.slice(0, ROWS).map((row, index) => (
            <tr key={index}>{answer.columns.map((column, at) => <td key={column.key} className={column.role === "measure" ? "num" : undefined}>{cellText(row.values[at], column.type)}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PlotlyFigure {
  data: unknown[];
  layout: Record<string, unknown>;
}

interface Plotly {
  react: (node: HTMLElement, data: unknown[], layout: unknown, config: unknown) => Promise<unknown>;
  purge: (node: HTMLElement) => void;
  Plots: { resize: (node: HTMLElement) => void };
}

function Figure({ figure }: { figure: unknown }) {
  const place = useRef<HTMLDivElement>(null);
  const [plotly, setPlotly] = useState<Plotly>();
  useEffect(() => {
    let live = true;
    void import("plotly.js-finance-dist-min").then((module) => {
      if (live) setPlotly((module as unknown as { default: Plotly }).default);
    });
    return () => { live = false; };
  }, []);
  useEffect(() => {
    const node = place.current;
    if (!node || !plotly) return;
    const { data, layout } = figure as PlotlyFigure;
    // The server's figure may be kept by the cache: Plotly writes into what it is given.
    void plotly.react(node, structuredClone(data), { ...structuredClone(layout), autosize: true }, { displayModeBar: false, responsive: false });
    const observer = new ResizeObserver(() => node.isConnected && plotly.Plots.resize(node));
    observer.observe(node);
    return () => observer.disconnect();
  }, [plotly, figure]);
  useEffect(() => {
    const node = place.current;
    return () => { if (node && plotly) plotly.purge(node); };
  }, [plotly]);
  return <div ref={place} className="db-figure" />;
}
