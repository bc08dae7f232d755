import { newId } from "../identity";
import type { Options, Text } from "../types";

export interface NavigationItem extends Options {
  id: string;
  name?: Text;
}

export interface NavigationGroup extends Options {
  id: string;
  name?: Text;
  items: NavigationItem[];
}

export interface AppDocument extends Options {
  kind: "app";
  key: string;
  name: Text;
  navigation: NavigationGroup[];
}

/** Put a page at the end of a group; without a group it gets one of its own name. */
export function withPage(app: AppDocument, page: Options, name: Text, group: string | undefined): AppDocument {
  const item = { id: newId(), name, ...page };
  if (app.navigation.some((each) => each.id === group)) return { ...app, navigation: app.navigation.map((each) => (each.id === group ? { ...each, items: [...each.items, item] } : each)) };
  return { ...app, navigation: [...app.navigation, { id: newId(), name, items: [item] }] };
}

/** Take a page out of the navigation, and groups that are empty then. */
export function withoutPage(app: AppDocument, kind: "list" | "dashboard", key: string): AppDocument {
  const groups = app.navigation.map((group) => ({ ...group, items: group.items.filter((item) => item[kind] !== key) }));
  return { ...app, navigation: groups.filter((group, index) => group.items.length > 0 || app.navigation[index]?.items.length === 0) };
}
