/** The fields that the step opens, as inputs above the record: saved together with the decision. */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { FormDescriptor, LayoutSection, TaskAnswer } from "@/api/types";
import { fieldAt } from "@/kinds/fields-of";
import { FormSections } from "@/runtime/form/form-sections";
import { createFormStore } from "@/runtime/form/store";

import { fillIn } from "./fill";
import styles from "./inbox.module.css";
import { type FillIn, openedBy } from "./opened";

interface FillInProps {
  app: string;
  descriptor: FormDescriptor;
  answer: TaskAnswer;
  onReady: (fill: FillIn | null) => void;
}

const nothing = () => false;

/** What is typed stays while others change the record: the draft begins with the task as it was opened. */
export default function FillInCard({ app, answer, onReady, ...given }: FillInProps) {
  const { t } = useTranslation("runtime");
  const [{ descriptor, store, opened }] = useState(() => ({ descriptor: given.descriptor, opened: openedBy(answer), store: createFormStore({ app, descriptor: given.descriptor, record: answer.record }) }));
  useEffect(() => {
    onReady(fillIn(store, descriptor, opened));
    return () => { store.stop(); onReady(null); };
  }, [store, descriptor, opened, onReady]);
  const tables = Object.keys(opened).filter((key) => fieldAt(descriptor.document, key)?.type === "subtable");
  const plain = Object.keys(opened).filter((key) => !tables.includes(key));
  const title = t("inbox.fillIn");
  const sections: LayoutSection[] = [
    { id: "fill-in", type: "section", name: { zh: title, en: title }, columns: 2, items: plain.map((key) => ({ id: key, field: key })) },
    ...tables.map((key): LayoutSection => ({ id: key, type: "section", name: fieldAt(descriptor.document, key)?.name, items: [{ id: key, field: key }] })),
  ];
  return (
    <section className={styles.fillIn} aria-label={title}>
      <FormSections app={app} descriptor={descriptor} store={store} sections={sections} hidden={nothing} locked={nothing} recordId={answer.task.record_id} opened={opened} />
    </section>
  );
}
