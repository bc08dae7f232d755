/** Where a card stands, by buttons: the keyboard's way of moving and growing it. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { GridPlace } from "@/document/types";

const NUDGES: [string, Partial<GridPlace>][] = [
  ["left", { x: -1 }], ["right", { x: 1 }], ["up", { y: -1 }], ["down", { y: 1 }],
  ["narrower", { w: -1 }], ["wider", { w: 1 }], ["shorter", { h: -1 }], ["taller", { h: 1 }],
];

export function PlaceButtons({ at, onNudge }: { at: GridPlace; onNudge: (by: Partial<GridPlace>) => void }) {
  const { t } = useTranslation("designers");
  return (
    <div className="fl-block">
      <span>{t("dashboard.place")} <span className="dz-hint">{t("dashboard.size", { w: at.w, h: at.h })}</span></span>
      <div className="db-nudge">
        {NUDGES.map(([name, by]) => <Button key={name} size="small" onClick={() => onNudge(by)}>{t(`dashboard.${name}` as never) as string}</Button>)}
      </div>
    </div>
  );
}
