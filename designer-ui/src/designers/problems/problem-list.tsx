/** What stands in the way of publishing, each line a way to the place. */
import { Button } from "antd";
import { ChevronDown, ChevronUp, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/errors";
import { hintOf } from "./hint-of";

export interface PlacedProblem {
  problem: Problem;
  /** Where it is, in words: "表单 › 应付金额". */
  place: string;
  go?: () => void;
}

export function ProblemList({ problems }: { problems: PlacedProblem[] }) {
  const { t } = useTranslation("designers");
  const [open, setOpen] = useState(true);
  if (problems.length === 0) return null;
  const errors = problems.filter((each) => each.problem.severity !== "warning").length;
  const hints = problems.length - errors;
  return (
    <section className="dz-problems" aria-label={t("problems.title")}>
      <header>
        <h2>{t("problems.title")}</h2>
        {errors ? <span className="dz-error"><TriangleAlert size={14} aria-hidden /> {t("problems.errors", { count: errors })}</span> : null}
        {hints ? <span className="dz-warn"><TriangleAlert size={14} aria-hidden /> {t("problems.hints", { count: hints })}</span> : null}
        <span className="dz-grow" />
        {errors ? <span className="dz-hint">{t("problems.first")}</span> : null}
        <Button type="text" size="small" aria-expanded={open} aria-label={t(open ? "problems.hide" : "problems.show")}
          icon={open ? <ChevronDown size={16} /> : <ChevronUp size={16} />} onClick={() => setOpen(!open)} />
      </header>
      {open ? (
        <ul>
          {problems.map(({ problem, place, go }, index) => (
            <li key={index}>
              <span className={`dz-mark dz-mark-${problem.severity === "warning" ? "warning" : "error"}`} aria-hidden />
              <span className="dz-problem-place" title={place}>{place}</span>
              <span className="dz-problem-text">{problem.message}{problem.hint ? <em>{hintOf(problem)}</em> : null}</span>
              {go ? <Button type="link" size="small" onClick={go}>{t("problems.go")}</Button> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
