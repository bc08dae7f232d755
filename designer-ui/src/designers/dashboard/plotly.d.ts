/** The bundle ships without types; what is used of it is typed where it is used. */
declare module "plotly.js-finance-dist-min";
