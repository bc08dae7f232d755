/** What a screen reader hears while something is dragged, in the reader's language. */
import type { Active, Over, ScreenReaderInstructions } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";

type Told = { active: Active; over: Over | null };

const nameOf = (part: Active) => (part.data.current as { label?: string } | undefined)?.label ?? "";

export function useDragWords(draggable?: string) {
  const { t } = useTranslation("designers");
  const screenReaderInstructions: ScreenReaderInstructions = { draggable: draggable ?? t("drag.how") };
  return {
    screenReaderInstructions,
    announcements: {
      onDragStart: ({ active }: Told) => t("drag.start", { name: nameOf(active) }),
      onDragOver: ({ active, over }: Told) => (over ? t("drag.over", { name: nameOf(active) }) : t("drag.nowhere", { name: nameOf(active) })),
      onDragEnd: ({ active, over }: Told) => (over ? t("drag.dropped", { name: nameOf(active) }) : t("drag.back", { name: nameOf(active) })),
      onDragCancel: ({ active }: Told) => t("drag.back", { name: nameOf(active) }),
    },
  };
}
