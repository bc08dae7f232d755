/** The row's own button: the one thing to do to its record. */
import { Button } from "antd";

import type { RecordPlace } from "@/api/record-writes";

import styles from "./record.module.css";
import { type RowAction, useRowAction } from "./use-row-action";

export function RowButton({ place, action }: { place: RecordPlace; action: RowAction }) {
  const { press, nameOf, busy, dialog } = useRowAction(place);
  return (
    <>
      <Button size="small" className={styles.rowButton} loading={busy} onClick={() => press(action)}>{nameOf(action)}</Button>
      {dialog}
    </>
  );
}
