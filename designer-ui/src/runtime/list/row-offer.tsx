/** What the row offers: the first thing that its record allows as a button, the rest in a menu beside it. */
import { Button } from "antd";
import { Ellipsis } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Icon } from "@/parts/icon";
import { Menu } from "@/parts/menu";
import { type RowAction, useRowAction } from "@/runtime/record/use-row-action";

import type { Act } from "./acts";
import styles from "./row-offer.module.css";

interface RowOfferProps {
  app: string;
  form: string;
  id: number;
  /** How the record is called, for who does not see the row. */
  name: string;
  acts: Act[];
}

function actionOf({ key, name, ask, confirm, step, fills }: Act): RowAction {
  return { key, kind: "button" in step ? "button" : "transition", name, ask, confirm, fills };
}

export default function RowOffer({ app, form, id, name, acts }: RowOfferProps) {
  const { t } = useTranslation("runtime");
  const { press, busy, dialog } = useRowAction({ app, form, id });
  const [first, ...rest] = acts;
  if (!first) return null;
  const items = rest.map((act) => ({ key: act.key, label: act.label, onClick: () => press(actionOf(act)) }));
  return (
    <div className={styles.offer}>
      <Button size="small" className={styles.first} loading={busy} onClick={() => press(actionOf(first))}>{first.label}</Button>
      {items.length ? <Menu end groups={[{ items }]} button={(props) => <Button {...props} size="small" type="text" className={styles.rest} icon={<Icon as={Ellipsis} size={16} />} aria-label={t("list.moreFor", { name })} />} /> : null}
      {dialog}
    </div>
  );
}
