/** The records of a tab by the choice that its view counts by: press one to see only those, press again to see all. */
import { useTranslation } from "react-i18next";

import type { Count } from "@/api/records";
import type { FormDescriptor } from "@/api/types";
import { say } from "@/i18n";
import { quantity } from "@/i18n/format";
import { fieldAt, labelOf } from "@/kinds/fields-of";
import { optionsOf } from "@/kinds/fields/option-display";

import styles from "./list.module.css";

interface PartsProps {
  descriptor: FormDescriptor;
  field: string;
  counts: Record<string, Count>;
  chosen: string | undefined;
  onChoose: (part: string | undefined) => void;
}

export default function Parts({ descriptor, field, counts, chosen, onChoose }: PartsProps) {
  const { t } = useTranslation("runtime");
  const choice = fieldAt(descriptor.document, field);
  if (!choice) return null;
  const shown = optionsOf(choice).filter((option) => counts[option.key] || option.key === chosen);
  if (shown.length < 2 && !chosen) return null;
  return (
    <div className={styles.parts} role="group" aria-label={labelOf(choice)}>
      <button type="button" aria-pressed={!chosen} onClick={() => onChoose(undefined)}>{t("list.allParts")}</button>
      {shown.map((option) => {
        const count = counts[option.key];
        return (
          <button key={option.key} type="button" aria-pressed={option.key === chosen} onClick={() => onChoose(option.key === chosen ? undefined : option.key)}>
            {say(option.name)} <small>{count ? `${quantity(String(count.n))}${count.more ? "+" : ""}` : 0}</small>
          </button>
        );
      })}
    </div>
  );
}
