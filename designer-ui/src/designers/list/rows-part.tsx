/** What the rows of a list offer, and by which choice its records are counted. */
import { Button, Select } from "antd";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { say, type Words } from "@/i18n";
import { formCommands as commands } from "@/commands/form";
import { moveWithin } from "@/document/list";
import type { FormDocument, View, ViewOffer } from "@/document/types";
import { ConditionEditor } from "../condition/condition-editor";
import type { DraftStore } from "../draft/store";
import { labelOf } from "../words/field-choice";
import { sayCondition } from "../words/say-condition";
import type { Vocabulary } from "../words/vocabulary";

interface Props {
  form: FormDocument;
  view: View;
  store: DraftStore<FormDocument>;
  words: Vocabulary;
}

/** Buttons and the transitions that people take, by key. */
function deeds(form: FormDocument): { value: string; label: string }[] {
  const transitions = form.fields.flatMap((field) => field.transitions ?? []).filter((one) => one.by !== "flow");
  return [...((form.buttons ?? []) as { key: string; name?: Words }[]), ...transitions].map((one) => ({ value: one.key, label: say(one.name) || one.key }));
}

export function RowsPart({ form, view, store, words }: Props) {
  const { t } = useTranslation("designers");
  const [open, setOpen] = useState<string>();
  const offers = view.offer ?? [];
  const put = (offer: ViewOffer[]) => store.getState().run(commands.setView(view.key, { offer: offer.length ? offer : undefined }));
  const known = deeds(form);
  const choices = form.fields.filter((field) => field.type === "select" || field.type === "status").map((field) => ({ value: field.key, label: labelOf(field) }));
  return (
    <>
      {offers.map((offer, index) => {
        const name = known.find((one) => one.value === offer.key)?.label ?? offer.key;
        return (
          <div key={offer.key} className="dz-list-tab">
            <div className="dz-list-row">
              <button type="button" className="dz-grow dz-plain-button" aria-expanded={open === offer.key} onClick={() => setOpen(open === offer.key ? undefined : offer.key)}>
                <strong>{name}</strong> <span className="dz-hint">{offer.when ? sayCondition(offer.when, words, t) : t("list.whenAllowed")}</span>
              </button>
              <Button type="text" size="small" disabled={index === 0} aria-label={t("canvas.up")} icon={<ArrowUp size={14} />} onClick={() => put(moveWithin(offers, index, index - 1))} />
              <Button type="text" size="small" disabled={index === offers.length - 1} aria-label={t("canvas.down")} icon={<ArrowDown size={14} />} onClick={() => put(moveWithin(offers, index, index + 1))} />
              <Button type="text" size="small" aria-label={t("list.hide", { name })} icon={<X size={14} />} onClick={() => put(offers.filter((one) => one.key !== offer.key))} />
            </div>
            {open === offer.key ? <div className="dz-list-tab-body"><ConditionEditor value={offer.when ?? ""} words={words} label={t("list.offerWhen")} onChange={(when) => put(offers.map((one) => (one.key === offer.key ? { key: one.key, ...(when ? { when } : {}) } : one)))} /></div> : null}
          </div>
        );
      })}
      <Select size="small" showSearch={{ optionFilterProp: "label" }} aria-label={t("list.addOffer")} placeholder={t("list.addOffer")} value={null} options={known.filter((one) => !offers.some((offer) => offer.key === one.value))} onChange={(key: string | null) => key && put([...offers, { key }])} />
      <label className="dz-list-row"><span className="dz-grow">{t("list.split")}</span>
        <Select size="small" allowClear aria-label={t("list.split")} placeholder={t("list.noSplit")} style={{ minWidth: 160 }} value={view.split} options={choices} onChange={(split?: string) => store.getState().run(commands.setView(view.key, { split }))} />
      </label>
    </>
  );
}
