/** The pages that shortcuts lead to. */
import { Button, Select } from "antd";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { newId } from "@/document/identity";
import type { Text } from "@/document/types";
import { TextField } from "../properties/text-field";
import { changedAt, PartRow } from "./part-row";
import type { SettingsProps, Site } from "./site";

interface Link { id: string; name?: Text; icon?: string; tab?: string; list?: string; new?: string; imports?: string; dashboard?: string; desk?: string }

const WAYS = ["list", "new", "imports", "dashboard", "desk"] as const;
type Way = (typeof WAYS)[number];
const KIND: Record<Way, string> = { list: "form", new: "form", imports: "form", dashboard: "dashboard", desk: "desk" };
const NOWHERE = { list: undefined, new: undefined, imports: undefined, dashboard: undefined, desk: undefined, tab: undefined };

const wayOf = (link: Link): Way => WAYS.find((way) => link[way] !== undefined) ?? "list";
const pagesOf = (site: Site, way: Way) => site.items.filter((item) => item.kind === KIND[way]).map((item) => ({ value: item.key, label: say(item.name) }));

export function ShortcutsSettings({ item, site, onChange }: SettingsProps) {
  const { t } = useTranslation("designers");
  const links = item.links as Link[];
  const set = (index: number, changes: Partial<Link>) => onChange({ links: changedAt(links, index, changes) });
  const go = (index: number, way: Way, key: string | undefined) => key && set(index, { ...NOWHERE, [way]: key });
  const add = () => {
    const page = pagesOf(site, "list")[0];
    if (page) onChange({ links: [...links, { id: newId(), list: page.value }] });
  };
  return (
    <div className="fl-block" role="group" aria-label={t("workbench.links")}>
      <span>{t("workbench.links")}</span>
      {links.map((link, index) => {
        const way = wayOf(link);
        const tabs = way === "list" ? (site.forms[link.list ?? ""]?.views ?? []).flatMap((view) => view.tabs ?? []) : [];
        const same = (next: Way) => pagesOf(site, next).find((page) => page.value === link[way]) ?? pagesOf(site, next)[0];
        return (
          <PartRow key={link.id} items={links} index={index} least={1} onChange={(next) => onChange({ links: next })} head={
            <Select size="small" aria-label={t("workbench.linkWay", { n: index + 1 })} value={way} options={WAYS.filter((each) => pagesOf(site, each).length).map((value) => ({ value, label: t(`workbench.wayOf.${value}`) }))} onChange={(next) => go(index, next, same(next)?.value)} />
          }>
            <Select size="small" showSearch={{ optionFilterProp: "label" }} aria-label={t("workbench.linkTo", { n: index + 1 })} value={link[way]} options={pagesOf(site, way)} onChange={(key) => go(index, way, key)} />
            {tabs.length ? <Select size="small" allowClear aria-label={t("workbench.tab")} placeholder={t("workbench.tabNone")} value={link.tab ?? null} options={tabs.map((tab) => ({ value: tab.id, label: say(tab.name) }))} onChange={(tab: string | null) => set(index, { tab: tab ?? undefined })} /> : null}
            <TextField optional label={t("prop.name")} value={link.name} onChange={(name) => set(index, { name })} />
          </PartRow>
        );
      })}
      <Button type="link" size="small" icon={<Plus size={14} />} disabled={links.length >= 16} onClick={add}>{t("workbench.addLink")}</Button>
    </div>
  );
}
