/** A dashboard without tiles: what it is for, and the data it can begin with. */
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { DatasetInfo } from "./dataset";

export default function EmptyDashboard({ datasets, onChoose }: { datasets: DatasetInfo[]; onChoose: (dataset: DatasetInfo) => void }) {
  const { t } = useTranslation("designers");
  return (
    <div className="dz-center">
      <p>{t(datasets.length ? "dashboard.start" : "dashboard.none")}</p>
      <div className="db-start">
        {datasets.map((dataset) => (
          <button key={dataset.key} type="button" onClick={() => onChoose(dataset)}>
            <strong>{say(dataset.name)}</strong>
            <span className="dz-hint">{dataset.measures.slice(0, 3).map((measure) => say(measure.name)).join(t("condition.listJoin"))}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
