/** The fields that the step opens, as inputs above the record: saved together with the decision. */
import { useTranslation } from "react-i18next";

import type { LayoutSection } from "@/api/types";
import { fieldAt } from "@/kinds/fields-of";
import { FormSections } from "@/runtime/form/form-sections";

import styles from "./inbox.module.css";
import type { FillIn } from "./use-fill-in";

const nothing = () => false;

export default function FillInCard({ app, recordId, fill }: { app: string; recordId: number; fill: FillIn }) {
  const { t } = useTranslation("runtime");
  const { descriptor, opened, store } = fill;
  const tables = Object.keys(opened).filter((key) => fieldAt(descriptor.document, key)?.type === "subtable");
  const plain = Object.keys(opened).filter((key) => !tables.includes(key));
  const title = t("inbox.fillIn");
  const words = { zh: title, en: title };
  const sections: LayoutSection[] = [
    { id: "fill-in", type: "section", name: words, columns: 2, items: plain.map((key) => ({ id: key, field: key })) },
    ...tables.map((key): LayoutSection => ({ id: key, type: "section", name: fieldAt(descriptor.document, key)?.name, items: [{ id: key, field: key }] })),
  ];
  return (
    <section className={styles.fillIn} aria-label={title}>
      <FormSections app={app} descriptor={descriptor} store={store} sections={sections} hidden={nothing} locked={nothing} recordId={recordId} opened={opened} />
    </section>
  );
}
