/** Before a part of a form goes: how many records hold it, where it is used, what becomes of both; then keep it or not. */
import { Alert, Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

import "./removal.css";

import { say } from "@/i18n";
import { iconOf } from "../icons";
import { useLead } from "../problems/lead";
import type { UsedBy } from "./uses-of";

export interface Impact {
  uses: UsedBy[];
  records: number;
  /** There are others besides. */
  more: boolean;
}

export interface Removal {
  what: "field" | "option" | "state" | "transition";
  name: string;
  /** Why nothing is known: the server cannot be reached. */
  unknown?: string;
  impact: Impact;
  /** What the field itself does with it. */
  own?: string[];
  /** Missing where it cannot go before that is changed. */
  remove?: () => void;
  /** An option may keep its name and no longer be chosen. */
  retire?: () => void;
}

const ICON: Record<string, string> = { flow: "condition", rule: "action", dashboard: "bar", dataset: "bar", workbench: "section", form: "section", role: "user", print: "note", desk: "barcode" };

export function AskRemoval({ app, removal, onClose }: { app: string; removal: Removal; onClose: () => void }) {
  const { t, i18n } = useTranslation("designers");
  const { wayTo } = useLead(app);
  const { what, name, unknown, impact, own = [], remove, retire } = removal;
  const places = own.length + impact.uses.reduce((sum, used) => sum + used.count, 0);
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Modal open centered width={520} onCancel={onClose} title={t(remove ? `removal.title.${what}` : "removal.title.refused", { name })} footer={remove ? [
      <Button key="keep" autoFocus onClick={onClose}>{t("removal.keep")}</Button>,
      retire ? <Button key="retire" onClick={then(retire)}>{t("removal.retire")}</Button> : null,
      <Button key="remove" danger type="primary" onClick={then(remove)}>{t("removal.remove")}</Button>,
    ] : <Button type="primary" autoFocus onClick={onClose}>{t("removal.understood")}</Button>}>
      {unknown ? <Alert type="warning" showIcon title={t("removal.unknown")} description={t(remove ? "removal.unknownHint" : "removal.unknownKept", { reason: unknown })} /> : (
        <>
          <div className="rm-facts">
            {what === "transition" ? null : <p><strong>{impact.records.toLocaleString(i18n.language)}{impact.more ? "+" : ""}</strong> {t(`removal.held.${what}`, { count: impact.records })}</p>}
            <p><strong>{places.toLocaleString(i18n.language)}</strong> {t("removal.used", { count: places })}</p>
          </div>
          <ul className="rm-effects">
            {impact.records && remove ? <li>{t(`removal.effect.${what === "option" ? "option" : "field"}`)}</li> : null}
            {places ? <li>{t(remove ? "removal.mend" : "removal.first")}</li> : null}
          </ul>
          {places ? (
            <ul className="rm-uses" aria-label={t("uses.title")}>
              {own.map((line) => <li key={line}><Sign kind="form" /><span className="rm-name">{line}</span></li>)}
              {impact.uses.map((used) => <Line key={`${used.kind}/${used.key}`} used={used} go={wayTo(used, used.path)} onGo={onClose} />)}
            </ul>
          ) : null}
        </>
      )}
    </Modal>
  );
}

function Sign({ kind }: { kind: string }) {
  const Icon = iconOf(ICON[kind] ?? kind);
  return <Icon size={14} aria-hidden />;
}

/** Whoever follows it has kept the part, and sees what stands on it. */
function Line({ used, go, onGo }: { used: UsedBy; go: (() => void) | undefined; onGo: () => void }) {
  const { t } = useTranslation("designers");
  const name = say(used.name);
  const places = used.places.map((place) => say(place)).join(t("condition.listJoin"));
  return (
    <li>
      <Sign kind={used.kind} />
      <span className="rm-name">{go ? <button type="button" onClick={() => { onGo(); go(); }}>{name}</button> : name}</span>
      <span className="rm-kind">{t(`kind.${used.kind}` as never, { defaultValue: "" }) as string}{used.count > 1 ? ` · ${t("uses.count", { count: used.count })}` : ""}</span>
      {places ? <span className="rm-places" title={places}>{places}</span> : null}
    </li>
  );
}
