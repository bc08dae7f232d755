/** What of an application's navigation this person may open, with a name for every entry. */
import type { App, Me, NavItem } from "@/api/types";
import { say, type Words } from "@/i18n";

export interface Entry {
  id: string;
  app: string;
  to: "list" | "dashboard" | "desk";
  key: string;
  name: string;
  icon: string | undefined;
  count: NavItem["count"];
}

export interface Group {
  id: string;
  name: Words;
  collapsed: boolean;
  entries: Entry[];
}

function mayOpen(item: NavItem, me: Me): boolean {
  if (item.list) return me.rights.admin || Boolean(me.rights.forms[item.list]?.read);
  if (item.dashboard) return me.rights.admin || me.rights.dashboards.includes(item.dashboard);
  return item.desk !== undefined;
}

export function navigationOf(app: App, me: Me): Group[] {
  return app.navigation
    .map((group) => ({
      id: group.id,
      name: group.name,
      collapsed: group.collapsed,
      entries: group.items.filter((item) => mayOpen(item, me)).map((item): Entry => ({
        id: item.id, app: app.key, to: item.list ? "list" : item.desk ? "desk" : "dashboard", key: item.list ?? item.desk ?? item.dashboard ?? "",
        name: say(item.name), icon: item.icon ?? (item.dashboard ? "chart-column" : item.desk ? "scan-line" : undefined), count: item.count,
      })),
    }))
    .filter((group) => group.entries.length > 0);
}
