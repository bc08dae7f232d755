// The first-load gate: what a browser fetches to show a page, in gzip kB, from Vite's manifest.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMITS = [
  { match: /^src\/designers\//, limit: 350 },
  { match: /^src\/(runtime|shell)\//, limit: 300 },
];
const LAZY = /plotly/;

const manifest = JSON.parse(readFileSync("dist/.vite/manifest.json", "utf8"));
const sizes = new Map();

function gzip(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length);
  return sizes.get(file);
}

function needed(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) needed(next, seen);
  return seen;
}

function filesOf(keys) {
  const found = new Set();
  for (const key of keys) {
    found.add(manifest[key].file);
    for (const css of manifest[key].css ?? []) found.add(css);
  }
  return found;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const language = Object.keys(manifest).filter((key) => /i18n\/zh-CN\/(common|runtime)/.test(key));
let failed = false;

for (const [key, chunk] of Object.entries(manifest)) {
  const rule = LIMITS.find(({ match }) => match.test(key));
  if (!rule || !(chunk.isDynamicEntry || chunk.isEntry) || !/page/.test(key)) continue;
  const keys = new Set();
  for (const start of [entry, key, ...language]) needed(start, keys);
  const files = filesOf(keys);
  const plot = [...files].filter((file) => LAZY.test(file));
  const total = [...files].reduce((sum, file) => sum + gzip(file), 0) / 1000;
  const bad = total > rule.limit || plot.length > 0;
  failed ||= bad;
  console.log(`${bad ? "OVER" : "ok  "} ${total.toFixed(1).padStart(6)} of ${rule.limit} kB  ${key}${plot.length ? "  (charts must stay lazy)" : ""}`);
}
process.exit(failed ? 1 : 0);
