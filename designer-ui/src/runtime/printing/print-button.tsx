/** The way to paper from a record or from chosen rows; nothing where the form has no template or the person no right. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";

import { templatesQuery } from "@/api/printing";
import { queryClient } from "@/api/queries";
import type { FormDescriptor } from "@/api/types";
import { needWords } from "@/i18n";
import { lazyPart } from "@/parts/lazy-part";

const PrintDialog = lazyPart(async () => {
  const [dialog] = await Promise.all([import("./print-dialog"), needWords("printing")]);
  return dialog;
});

interface Printing {
  /** Undefined where there is nothing to print with. */
  open: (() => void) | undefined;
  dialog: ReactNode;
}

export function usePrinting(app: string, descriptor: FormDescriptor, ids: number[]): Printing {
  const { document, rights } = descriptor;
  const [opened, setOpened] = useState<number[] | null>(null);
  const templates = useQuery({ ...templatesQuery(app, document.key), enabled: Boolean(rights.print) }).data ?? [];
  const printed = () => Promise.all(["records", "record"].map((key) => queryClient.invalidateQueries({ queryKey: [key, document.key] })));
  return {
    open: templates.length && ids.length ? () => setOpened(ids) : undefined,
    dialog: opened ? (
      <Suspense><PrintDialog app={app} descriptor={descriptor} templates={templates} ids={opened} onPrinted={() => void printed()} onClose={() => setOpened(null)} /></Suspense>
    ) : null,
  };
}
