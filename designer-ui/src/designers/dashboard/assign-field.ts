import type { Query } from "@/document/types";
import type { DatasetInfo } from "./dataset";
import { measureKey } from "./dataset";
import type { Shelf } from "./shelves";

/** The query with a field put on a shelf: a dimension stands on one shelf only, a measure once. */
export function assignField(query: Query, dataset: DatasetInfo, key: string, shelf: Shelf): Partial<Query> {
  if (shelf === "measures") {
    const measures = query.measures ?? [];
    return measures.some((each) => measureKey(each) === key) ? {} : { measures: [...measures, key] };
  }
  const info = dataset.dimensions.find((each) => each.key === key);
  const use = { dim: key, ...(info?.grains.length ? { grain: info.grains.includes("day") ? "day" : info.grains[0] } : {}) };
  const other: Shelf = shelf === "rows" ? "columns" : "rows";
  const rest = (query[other] ?? []).filter((each) => each.dim !== key);
  const here = (query[shelf] ?? []).filter((each) => each.dim !== key);
  return { [shelf]: [...here, use], [other]: rest.length ? rest : undefined, ...dropLostSort(query, [...here, use, ...rest].map((each) => each.dim)) };
}

/** A sort by a dimension that is gone would be an error. */
function dropLostSort(query: Query, dims: string[]): Partial<Query> {
  const sort = query.sort as { by: string }[] | undefined;
  if (!sort) return {};
  const known = new Set([...dims, ...(query.measures ?? []).map(measureKey)]);
  const kept = sort.filter((each) => known.has(each.by));
  return { sort: kept.length ? kept : undefined };
}
