/**
 * All addresses of the interface. Pages load when they are opened; a page is the default export of its file.
 * The designers' pages are found by file name below src/designers/pages, so that a new one needs one line here.
 */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import type { ComponentType } from "react";

import { askedOf, boardDataQuery, type BoardSearch, dashboardQuery } from "@/api/dashboards";
import { meQuery, queryClient } from "@/api/queries";
import { ApiError } from "@/api/errors";
import { needWords } from "@/i18n";
import { useMode } from "@/theme/mode";

import { NotFoundPage } from "./not-found";
import { PageError } from "./page-error";
import { Shell } from "./shell";

type PageFile = { default: ComponentType };

const laterPages = {
  ...import.meta.glob<PageFile>("../designers/pages/*.tsx"),
  ...import.meta.glob<PageFile>("../runtime/import/page.tsx"),
};

function later(file: string) {
  const load = laterPages[file] ?? (() => Promise.resolve({ default: NotFoundPage }));
  return lazyRouteComponent(async () => {
    const [page, { withAntdApp }] = await Promise.all([load(), import("./with-antd-app")]);
    return { default: withAntdApp(page.default) };
  });
}

const rootRoute = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: PageError });

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/login",
  validateSearch: (search: Record<string, unknown>): { next?: string } => (typeof search["next"] === "string" ? { next: search["next"] } : {}),
  component: lazyRouteComponent(() => import("./login-page")),
});

async function signedIn({ location }: { location: { href: string } }) {
  try {
    await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) throw redirect({ to: "/login", search: { next: location.href } });
    throw error;
  }
}

const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: "shell", component: Shell, beforeLoad: signedIn });

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;
}

/** Which values of which filter are chosen: {"shop": ["3", "4"]}. */
function choicesOf(value: unknown): Record<string, string[]> | undefined {
  if (!value || typeof value !== "object") return undefined;
  const chosen = Object.entries(value).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && entry[1].length > 0);
  return chosen.length ? Object.fromEntries(chosen.map(([key, keys]) => [key, keys.map(String)])) : undefined;
}

export interface ListSearch {
  view?: string;
  tab?: string;
  part?: string;
  filter?: string;
  q?: string;
  sort?: string;
  /** Only what waits for the person. */
  mine?: boolean;
  /** What the tile counts that opened the list: a dataset and its measures. */
  counted?: string;
}

/** `form.id.button`: the record and the button that fill the new one in. */
interface NewSearch {
  from?: string;
}

const inShell = { getParentRoute: () => shellRoute };

const homeRoute = createRoute({ ...inShell, path: "/", component: lazyRouteComponent(() => import("@/runtime/workbench/page")) });

const inboxRoute = createRoute({
  ...inShell,
  path: "/inbox",
  validateSearch: (search: Record<string, unknown>): { box?: string; task?: string; rejecting?: boolean } => ({ box: text(search["box"]), task: text(search["task"]), rejecting: search["rejecting"] === true || undefined }),
  component: lazyRouteComponent(() => import("@/runtime/inbox/page")),
});

const listRoute = createRoute({
  ...inShell,
  path: "/apps/$app/forms/$form",
  validateSearch: (search: Record<string, unknown>): ListSearch => ({
    view: text(search["view"]), tab: text(search["tab"]), part: text(search["part"]), filter: text(search["filter"]), q: text(search["q"]), sort: text(search["sort"]), mine: search["mine"] === true || undefined, counted: text(search["counted"]),
  }),
  component: lazyRouteComponent(() => import("@/runtime/list/page")),
});

const newRoute = createRoute({ ...inShell, path: "/apps/$app/forms/$form/new", validateSearch: (search: Record<string, unknown>): NewSearch => ({ from: text(search["from"]) }), component: lazyRouteComponent(() => import("@/runtime/form/new-page")) });
const binRoute = createRoute({ ...inShell, path: "/apps/$app/forms/$form/bin", component: lazyRouteComponent(() => import("@/runtime/bin/page")) });
const recordRoute = createRoute({ ...inShell, path: "/apps/$app/forms/$form/$id", component: lazyRouteComponent(() => import("@/runtime/record/page")) });
const editRoute = createRoute({ ...inShell, path: "/apps/$app/forms/$form/$id/edit", component: lazyRouteComponent(() => import("@/runtime/form/edit-page")) });
const dashboardRoute = createRoute({
  ...inShell,
  path: "/apps/$app/dashboards/$key",
  validateSearch: (search: Record<string, unknown>): BoardSearch => ({
    period: text(search["period"]), from: text(search["from"]), to: text(search["to"]), choices: choicesOf(search["choices"]),
  }),
  loaderDeps: ({ search }) => search,
  /** What a dashboard waits for is fetched side by side: its numbers, and what draws charts. */
  loader: ({ params: { app, key }, deps }) => {
    void queryClient.fetchQuery(dashboardQuery(app, key))
      .then((document) => queryClient.prefetchQuery(boardDataQuery(app, key, askedOf(document, deps).filters, useMode.getState().shown)))
      .catch(() => undefined); // the page says it
    void import("@/runtime/dashboard/plot");
  },
  component: lazyRouteComponent(() => import("@/runtime/dashboard/page")),
});
const deskRoute = createRoute({
  ...inShell,
  path: "/apps/$app/desks/$key",
  validateSearch: (search: Record<string, unknown>): { tab?: string } => ({ tab: text(search["tab"]) }),
  loader: () => needWords("desk"),
  component: lazyRouteComponent(() => import("@/runtime/desk/page")),
});
const importRoute = createRoute({ ...inShell, path: "/apps/$app/import/$form", loader: () => needWords("import"), component: later("../runtime/import/page.tsx") });

const designing = { ...inShell, loader: () => needWords("designers") };
const designHomeRoute = createRoute({ ...designing, path: "/apps/$app/design", component: later("../designers/pages/home.tsx") });
const designFormRoute = createRoute({ ...designing, path: "/apps/$app/design/$form/$tab", component: later("../designers/pages/form.tsx") });
const designDashboardRoute = createRoute({ ...designing, path: "/apps/$app/design/dashboard/$key", component: later("../designers/pages/dashboard.tsx") });
const designWorkbenchRoute = createRoute({ ...designing, path: "/apps/$app/design/workbench/$key", component: later("../designers/pages/workbench.tsx") });
const designRoleRoute = createRoute({ ...designing, path: "/apps/$app/design/role/$key", component: later("../designers/pages/role.tsx") });
const parametersRoute = createRoute({ ...designing, path: "/apps/$app/parameters", component: later("../designers/pages/parameters.tsx") });

/** Stands in a frame of the designer, so without navigation around it. */
const previewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/apps/$app/design/$form/preview",
  beforeLoad: signedIn,
  loader: () => needWords("designers"),
  validateSearch: (search: Record<string, unknown>): { role?: string; kind?: string } => ({ role: text(search["role"]), kind: text(search["kind"]) }),
  component: later("../designers/pages/preview.tsx"),
});

/** An unknown address of somebody who is here: the navigation stays around it. */
const unknownRoute = createRoute({ ...inShell, path: "$", component: NotFoundPage });

const routes = rootRoute.addChildren([
  loginRoute, previewRoute,
  shellRoute.addChildren([
    homeRoute, inboxRoute, listRoute, newRoute, binRoute, recordRoute, editRoute, dashboardRoute, deskRoute, importRoute,
    designHomeRoute, designFormRoute, designDashboardRoute, designRoleRoute, designWorkbenchRoute, parametersRoute, unknownRoute,
  ]),
]);

export const router = createRouter({ routeTree: routes, defaultPreload: "intent", defaultPreloadStaleTime: 0, scrollRestoration: true });

/** The page of the first address loads while the server says who is there. */
for (const match of router.matchRoutes(router.latestLocation)) {
  const page = router.routesById[match.routeId as keyof typeof router.routesById].options.component as { preload?: () => Promise<void> } | undefined;
  page?.preload?.().catch(() => undefined); // the router tells when it is needed
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
