/** The dashboard designer: fields left, shelves and tiles in the middle, look at the right. */
import "react-grid-layout/css/styles.css";
import "../workspace/workspace.css";
import "../form/form.css";
import "../flow/flow.css";
import "../dashboard/dashboard.css";
import "../new/new.css";

import { DndContext, DragOverlay, PointerSensor, pointerWithin, useSensor, useSensors } from "@dnd-kit/core";
import type { DragEndEvent } from "@dnd-kit/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { Plus } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { meQuery, queryClient } from "@/api/queries";
import { say } from "@/i18n";
import { dashboardCommands as commands } from "@/commands/dashboard";
import { freePlace } from "@/document/grid";
import { newId } from "@/document/identity";
import { pointerParts } from "@/document/pointer";
import type { DashboardDocument, Tile } from "@/document/types";
import { toastError } from "@/parts/feedback";
import { lazyPart } from "@/parts/lazy-part";
import type { Ref } from "../api/documents";
import { ASKED_NOW, documentsQuery } from "../api/documents";
import { kindsQuery } from "../api/kinds";
import { assignField } from "../dashboard/assign-field";
import { datasetsQuery } from "../dashboard/dataset";
import type { Shelf } from "../dashboard/shelves";
import { TileGrid } from "../dashboard/tile-grid";
import type { DraftStore } from "../draft/store";
import { useDraft, useDraftStore } from "../draft/use-draft";
import { TextField } from "../properties/text-field";
import { useDragWords } from "../words/drag-words";
import { relatedDrafts } from "../workspace/related-drafts";
import { DraftProblems } from "../problems/draft-problems";
import { At, ProblemsOf, Told, useShown } from "../problems/told";
import { DesignerFrame } from "../workspace/designer-frame";
import { Waiting } from "../workspace/waiting";
import { HistoryButtons, VersionTag, WorkspaceBar } from "../workspace/workspace-bar";

const Shelves = lazyPart(() => import("../dashboard/shelves"));
const TileProperties = lazyPart(() => import("../dashboard/tile-properties"));
const FieldsPane = lazyPart(() => import("../dashboard/fields-pane"));
const EmptyDashboard = lazyPart(() => import("../dashboard/empty-dashboard"));
const PublishDialog = lazyPart(() => import("../workspace/publish-dialog"));

export default function DashboardDesignerPage() {
  const { app, key } = useParams({ strict: false }) as { app: string; key: string };
  const navigate = useNavigate();
  const loaded = useDraftStore<DashboardDocument>(app, "dashboard", key);
  const back = () => void navigate({ to: "/apps/$app/dashboards/$key", params: { app, key } });
  return <DesignerFrame app={app} loaded={loaded} onBack={back}>{(store) => <ProblemsOf store={store}><Designer key={key} app={app} store={store} onBack={back} /></ProblemsOf>}</DesignerFrame>;
}

function Designer({ app, store, onBack }: { app: string; store: DraftStore<DashboardDocument>; onBack: () => void }) {
  const { t } = useTranslation("designers");
  const me = useQuery(meQuery).data;
  const dashboard = useDraft(store, (draft) => draft.history.present);
  const datasets = useQuery(datasetsQuery(app)).data ?? [];
  const charts = useQuery(kindsQuery).data?.charts ?? [];
  const [selected, setSelected] = useState<string>();
  const [dragged, setDragged] = useState<string>();
  const [publishing, setPublishing] = useState<Ref[]>();
  const dragWords = useDragWords();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const run = store.getState().run;
  const tile = dashboard.tiles.find((each) => each.id === selected);
  const dataset = datasets.find((each) => each.key === tile?.query.dataset) ?? datasets.find((each) => each.key === dashboard.tiles[0]?.query.dataset) ?? datasets[0];

  const assign = (role: string, key: string, shelf?: Shelf) => {
    if (!tile || !dataset) return;
    const wanted: Shelf = shelf ?? (role === "measure" ? "measures" : "rows");
    if ((role === "measure") === (wanted === "measures")) run(commands.setQuery(tile.id, assignField(tile.query, dataset, key, wanted)));
  };
  const drop = (event: DragEndEvent) => {
    setDragged(undefined);
    const field = event.active.data.current as { role: string; key: string };
    const shelf = (event.over?.data.current as { shelf?: Shelf } | undefined)?.shelf;
    if (shelf) assign(field.role, field.key, shelf);
  };
  // The first tile is a number: it is right before any dimension is chosen.
  const add = (from = dataset, view: Tile["view"] = { kind: "bar", orientation: "horizontal" }) => {
    if (!from) return;
    const size = { w: 4, h: 6 };
    const fresh: Tile = { id: newId(), at: { ...size, ...freePlace(dashboard.tiles, size) }, title: { zh: "新图块", en: "New tile" }, query: { dataset: from.key, measures: from.measures[0] ? [from.measures[0].key] : [] }, view };
    run(commands.addTile(fresh));
    setSelected(fresh.id);
  };
  const publish = async () => {
    await store.getState().flush();
    setPublishing(await relatedDrafts(app, dashboard.key, await queryClient.fetchQuery({ ...documentsQuery(app), ...ASKED_NOW })));
  };
  const shown = useShown("tiles");
  useEffect(() => {
    const asked = shown && store.getState().history.present.tiles[Number(pointerParts(shown.path)[1])];
    if (asked) setSelected(asked.id);
  }, [shown, store]);
  const place = (path: string) => {
    const [part, index] = pointerParts(path);
    return part === "tiles" ? dashboard.tiles[Number(index)] : undefined;
  };

  return (
    <>
      <WorkspaceBar appName={say(me?.apps.find((each) => each.key === app)?.name)} title={say(dashboard.name)} onBack={onBack} version={<VersionTag store={store} />} tabs={[{ key: "dashboard", label: t("tab.dashboard") }]} tab="dashboard" onTab={() => undefined}
        history={<HistoryButtons store={store} />}
        actions={<Button type="primary" onClick={() => void publish().catch(toastError)}>{t("bar.publish")}</Button>} />
      <DndContext sensors={sensors} accessibility={dragWords} collisionDetection={pointerWithin} onDragStart={(event) => setDragged((event.active.data.current as { label?: string }).label)} onDragEnd={drop} onDragCancel={() => setDragged(undefined)}>
        <div className="db">
          <Suspense fallback={<aside className="dz-pane db-fields" />}><FieldsPane datasets={datasets} dataset={dataset} onDataset={(key) => tile && run(commands.setTile(tile.id, { query: { dataset: key, measures: [] } }))} onAdd={(role, key) => assign(role, key)} /></Suspense>
          <div className="db-middle">
            {tile ? <Suspense fallback={<section className="db-shelves db-choose" />}><Told at={`tiles/${dashboard.tiles.indexOf(tile)}/query`}><Shelves tile={tile} dataset={dataset} onChange={(changes) => run(commands.setQuery(tile.id, changes))} /></Told></Suspense> : <section className="db-shelves dz-hint db-choose">{t("dashboard.chooseTile")}</section>}
            <div className="db-tools"><Button size="small" icon={<Plus size={14} />} disabled={!dataset} onClick={() => add()}>{t("dashboard.addTile")}</Button></div>
            <div className="db-canvas">
              {dashboard.tiles.length ? (
                <TileGrid tiles={dashboard.tiles} selected={selected} onSelect={setSelected} onPlace={(places) => run(commands.placeTiles(places))} onDuplicate={(id) => run(commands.duplicateTile(id, newId()))} onRemove={(id) => { run(commands.removeTile(id)); setSelected(undefined); }} />
              ) : <EmptyDashboard datasets={datasets} onChoose={(from) => add(from, { kind: "kpi" })} />}
            </div>
            <DraftProblems app={app} store={store} placeOf={(problem) => say(place(problem.path)?.title)} />
          </div>
          <aside className="dz-pane db-props" aria-label={t("prop.title")}>
            {tile ? <Suspense fallback={<Waiting />}><At path={`tiles/${dashboard.tiles.indexOf(tile)}`}><TileProperties key={tile.id} tile={tile} store={store} dataset={dataset} charts={charts} /></At></Suspense> : <TitleOnly store={store} dashboard={dashboard} />}
          </aside>
        </div>
        <DragOverlay dropAnimation={null}>{dragged ? <span className="dz-ghost">{dragged}</span> : null}</DragOverlay>
      </DndContext>
      {publishing ? <Suspense><PublishDialog app={app} stores={[store as DraftStore<unknown>]} also={publishing} onClose={() => setPublishing(undefined)} onPublished={() => setPublishing(undefined)} /></Suspense> : null}
    </>
  );
}

function TitleOnly({ store, dashboard }: { store: DraftStore<DashboardDocument>; dashboard: DashboardDocument }) {
  const { t } = useTranslation("designers");
  return (
    <>
      <div className="dz-props-head"><h2>{t("tab.dashboard")}</h2></div>
      <Told at="name"><TextField label={t("prop.name")} value={dashboard.name} onChange={(name) => name && store.getState().run(commands.setDashboard({ name }))} /></Told>
      <p className="dz-hint">{t("dashboard.chooseTile")}</p>
    </>
  );
}
