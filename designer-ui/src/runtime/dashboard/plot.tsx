/** The chart library, loaded with the first chart: draws the server's figure, grows with its box, and is cleaned away. */
import Plotly from "plotly.js-finance-dist-min";
import { useEffect, useRef } from "react";

import type { Figure } from "@/api/types";

interface PlotProps {
  figure: Figure;
  label: string;
  onPoint: (index: number) => void;
}

interface Drawn extends HTMLElement {
  on: (event: string, call: (event: Clicked) => void) => void;
  removeAllListeners?: (event: string) => void;
}

interface Clicked {
  points: { pointNumber?: number; pointIndex?: number }[];
}

export default function Plot({ figure, label, onPoint }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const open = useRef(onPoint);
  open.current = onPoint;

  useEffect(() => {
    const place = box.current;
    if (!place) return;
    let gone = false;
    void Plotly.react(place, figure.data.map((trace) => ({ ...structuredClone(trace), ...(trace["type"] === "pie" ? { automargin: true } : {}) })), structuredClone(figure.layout), { displayModeBar: false, responsive: false }).then((drawn: Drawn) => {
      if (gone) return;
      drawn.removeAllListeners?.("plotly_click");
      drawn.on("plotly_click", (event: Clicked) => {
        const point = event.points[0];
        const index = point?.pointNumber ?? point?.pointIndex;
        if (index !== undefined) open.current(index);
      });
    });
    return () => {
      gone = true;
    };
  }, [figure]);

  useEffect(() => {
    const place = box.current;
    if (!place) return;
    const watch = new ResizeObserver(() => place.clientWidth > 0 && void Plotly.Plots.resize(place));
    watch.observe(place);
    return () => {
      watch.disconnect();
      Plotly.purge(place);
    };
  }, []);

  return <div ref={box} role="img" aria-label={label} style={{ width: "100%", height: "100%", cursor: "pointer" }} />;
}
