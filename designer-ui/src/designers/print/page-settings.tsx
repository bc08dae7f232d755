/** Paper, offset and margins, copies, and the field that counts. */
import { Checkbox, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";

import { printCommands as commands } from "@/commands/print";
import type { FormDocument, PrintDocument, PrintPage } from "@/document/types";
import type { DraftStore } from "../draft/store";
import { Told } from "../problems/told";
import { CountInput } from "../properties/count-input";
import { TextField } from "../properties/text-field";
import { labelOf } from "../words/field-choice";

const SIZES = ["A4", "A5", "241x140", "76x130", "100x180"] as const;
/** What the server takes where a side has no margin of its own. */
const USUAL = { A4: 12, A5: 10, "241x140": 8, "76x130": 3, "100x180": 4 };
const COUNTER = /^(?:COALESCE\()?([a-z][a-z0-9_]*)(?:, 0\))? \+ 1$/;

function counterOf(print: PrintDocument): string | undefined {
  const [action] = print.actions ?? [];
  if (print.actions?.length !== 1 || action?.kind !== "set") return undefined;
  const [[key, formula] = ["", ""], ...more] = Object.entries(action["set"] as Record<string, string>);
  return more.length === 0 && COUNTER.exec(formula)?.[1] === key ? key : undefined;
}

export function PageSettings({ store, print, form }: { store: DraftStore<PrintDocument>; print: PrintDocument; form: FormDocument }) {
  const { t } = useTranslation("designers");
  const run = store.getState().run;
  const { page } = print;
  const millimetres = (label: string, value: number | undefined, least: number, most: number, set: (value: number | undefined) => PrintPage, otherwise = 0) => (
    <label><span>{label}</span><InputNumber size="small" min={least} max={most} step={0.5} value={value ?? null} placeholder={String(otherwise)} onChange={(next) => run(commands.setPage(set(next ?? undefined)))} /></label>
  );
  const offset = (part: "x" | "y") => (value: number | undefined) => ({ offset: { ...page.offset, [part]: value ?? 0 } });
  const margin = (side: "top" | "right" | "bottom" | "left") => (value: number | undefined) => {
    const margins = { ...page.margins };
    if (value === undefined) delete margins[side];
    else margins[side] = value;
    return { margins };
  };
  const usual = USUAL[page.size ?? "A4"];
  const counter = counterOf(print);
  const numbers = form.fields.filter((field) => field.type === "number").map((field) => ({ value: field.key, label: labelOf(field, field.key) }));
  return (
    <div className="pr-page">
      <Told at="name"><TextField label={t("printing.name")} value={print.name} onChange={(name) => name && run(commands.set({ name }))} /></Told>
      <label><span>{t("printing.size")}</span><Select size="small" aria-label={t("printing.size")} value={page.size ?? "A4"} options={SIZES.map((size) => ({ value: size, label: t(`printing.sizes.${size}`) }))} onChange={(size) => run(commands.setPage({ size }))} /></label>
      <label><span>{t("printing.orientation")}</span><Select size="small" aria-label={t("printing.orientation")} value={page.orientation ?? "portrait"} options={(["portrait", "landscape"] as const).map((way) => ({ value: way, label: t(`printing.${way}`) }))} onChange={(orientation) => run(commands.setPage({ orientation }))} /></label>
      <fieldset><legend>{t("printing.offset")}</legend>{millimetres(t("printing.right"), page.offset?.x, -50, 50, offset("x"))}{millimetres(t("printing.down"), page.offset?.y, -50, 50, offset("y"))}</fieldset>
      <fieldset>
        <legend>{t("printing.margins")}</legend>
        {millimetres(t("printing.top"), page.margins?.top, 0, 100, margin("top"), usual)}{millimetres(t("printing.bottom"), page.margins?.bottom, 0, 100, margin("bottom"), usual)}
        {millimetres(t("printing.leftSide"), page.margins?.left, 0, 100, margin("left"), usual)}{millimetres(t("printing.rightSide"), page.margins?.right, 0, 100, margin("right"), usual)}
      </fieldset>
      <label><span>{t("printing.copies")}</span><CountInput small label={t("printing.copies")} min={1} max={5} value={print.copies ?? 1} onChange={(copies) => run(commands.set({ copies: copies && copies > 1 ? copies : undefined }))} /></label>
      <Checkbox checked={print.numbering ?? false} onChange={(event) => run(commands.set({ numbering: event.target.checked || undefined }))}>{t("printing.numbering")}</Checkbox>
      {print.actions?.length && !counter ? <p className="dz-hint">{t("printing.ownActions", { count: print.actions.length })}</p> : (
        <label title={t("printing.countHint")}>
          <span>{t("printing.count")}</span>
          <Select size="small" allowClear aria-label={t("printing.count")} placeholder={t("printing.noCount")} value={counter ?? null} options={numbers}
            onChange={(key: string | null) => run(commands.set({ actions: key ? [{ id: "count", kind: "set", set: { [key]: `COALESCE(${key}, 0) + 1` } }] : undefined }))} />
        </label>
      )}
    </div>
  );
}
