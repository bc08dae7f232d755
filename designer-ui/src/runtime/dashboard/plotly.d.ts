/** The part of the chart library that we call. */
declare module "plotly.js-finance-dist-min" {
  interface Drawn extends HTMLElement {
    on: (event: string, call: (event: never) => void) => void;
    removeAllListeners?: (event: string) => void;
  }
  const Plotly: {
    react: (place: HTMLElement, data: unknown[], layout: unknown, config: unknown) => Promise<Drawn>;
    purge: (place: HTMLElement) => void;
    Plots: { resize: (place: HTMLElement) => Promise<unknown> };
  };
  export default Plotly;
}
