/** The workbench designer: kinds of cards left, the workbench with live data in the middle, settings right. */
import "react-grid-layout/css/styles.css";
import "../workspace/workspace.css";
import "../form/form.css";
import "../flow/flow.css";
import "../dashboard/dashboard.css";
import "../workbench/workbench.css";

import { DndContext, DragOverlay, PointerSensor, pointerWithin, useSensor, useSensors } from "@dnd-kit/core";
import type { DragEndEvent } from "@dnd-kit/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { meQuery } from "@/api/queries";
import { say } from "@/i18n";
import { toast } from "@/parts/feedback";
import { workbenchCommands as commands } from "@/commands/workbench";
import { freePlace } from "@/document/grid";
import { newItem, SIZES } from "@/document/new/workbench";
import { pointerParts } from "@/document/pointer";
import type { GridPlace, WorkbenchDocument } from "@/document/types";
import { lazyPart } from "@/parts/lazy-part";
import { kindsQuery } from "../api/kinds";
import { datasetsQuery } from "../dashboard/dataset";
import type { DraftStore } from "../draft/store";
import { useDraft, useDraftStore } from "../draft/use-draft";
import { useDragWords } from "../words/drag-words";
import { Canvas, titleOf } from "../workbench/canvas";
import { dropPlace } from "../workbench/drop-place";
import { Palette } from "../workbench/palette";
import { DraftProblems } from "../problems/draft-problems";
import { At, ProblemsOf, useShown } from "../problems/told";
import { DesignerFrame } from "../workspace/designer-frame";
import { useFormDocuments } from "../workspace/use-form-documents";
import { Waiting } from "../workspace/waiting";
import { HistoryButtons, VersionTag, WorkspaceBar } from "../workspace/workspace-bar";

const Settings = lazyPart(() => import("../workbench/settings"));
const PreviewPane = lazyPart(() => import("../workbench/preview-pane"));
const PublishDialog = lazyPart(() => import("../workspace/publish-dialog"));

export default function WorkbenchDesignerPage() {
  const { app, key } = useParams({ strict: false }) as { app: string; key: string };
  const navigate = useNavigate();
  const loaded = useDraftStore<WorkbenchDocument>(app, "workbench", key);
  const back = () => void navigate({ to: "/apps/$app/design", params: { app } });
  return <DesignerFrame app={app} loaded={loaded} onBack={back}>{(store) => <ProblemsOf store={store}><Designer key={key} app={app} store={store} onBack={back} /></ProblemsOf>}</DesignerFrame>;
}

function Designer({ app, store, onBack }: { app: string; store: DraftStore<WorkbenchDocument>; onBack: () => void }) {
  const { t } = useTranslation("designers");
  const me = useQuery(meQuery).data;
  const bench = useDraft(store, (draft) => draft.history.present);
  const kinds = useQuery(kindsQuery).data?.items ?? [];
  const { items, others: forms } = useFormDocuments(app, "");
  const datasets = useQuery(datasetsQuery(app)).data ?? [];
  const [selected, setSelected] = useState<string>();
  const [dragged, setDragged] = useState<string>();
  const [view, setShown] = useState<"design" | "preview">("design");
  const [publishing, setPublishing] = useState(false);
  const dragWords = useDragWords();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const run = store.getState().run;
  const item = bench.items.find((each) => each.id === selected);

  const add = (kind: string, at?: GridPlace) => {
    const size = SIZES[kind] ?? { w: 4, h: 6 };
    const names = kinds.find((each) => each.key === kind)?.name;
    const form = forms[String(item?.form ?? "")] ?? Object.values(forms)[0];
    const fresh = newItem(kind, at ?? { ...size, ...freePlace(bench.items, size) }, { form, dataset: datasets.find((each) => each.measures.length), title: { zh: names?.zh ?? "", en: names?.en ?? "" } });
    if (!fresh) return toast(t("workbench.nothingToShow"), "danger");
    run(commands.addItem(fresh));
    setSelected(fresh.id);
  };
  const drop = (event: DragEndEvent) => {
    setDragged(undefined);
    const { kind } = event.active.data.current as { kind: string };
    const start = event.activatorEvent as PointerEvent;
    if (event.over) add(kind, dropPlace({ x: start.clientX + event.delta.x, y: start.clientY + event.delta.y }, event.over.rect, SIZES[kind] ?? { w: 4, h: 6 }));
  };
  const asked = useShown("");
  useEffect(() => {
    if (asked && !asked.path.startsWith("/items/")) setSelected(undefined);
  }, [asked]);
  const shown = useShown("items");
  useEffect(() => {
    const item = shown && store.getState().history.present.items[Number(pointerParts(shown.path)[1])];
    if (item) {
      setShown("design");
      setSelected(item.id);
    }
  }, [shown, store]);
  const place = (path: string) => {
    const [part, index] = pointerParts(path);
    return part === "items" ? bench.items[Number(index)] : undefined;
  };
  return (
    <>
      <WorkspaceBar appName={say(me?.apps.find((each) => each.key === app)?.name)} title={say(bench.name)} onBack={onBack} version={<VersionTag store={store} />} tabs={[{ key: "workbench", label: t("tab.workbench") }]} tab="workbench" onTab={() => setShown("design")}
        history={<HistoryButtons store={store} />}
        actions={<><Button onClick={() => setShown(view === "design" ? "preview" : "design")}>{t(view === "design" ? "bar.preview" : "bar.design")}</Button><Button type="primary" onClick={() => setPublishing(true)}>{t("bar.publish")}</Button></>} />
      {view === "preview" ? <Suspense fallback={<Waiting />}><PreviewPane app={app} store={store} /></Suspense> : (
        <DndContext sensors={sensors} accessibility={dragWords} collisionDetection={pointerWithin} onDragStart={(event) => setDragged((event.active.data.current as { label?: string }).label)} onDragEnd={drop} onDragCancel={() => setDragged(undefined)}>
          <div className="db">
            <Palette kinds={kinds} onAdd={(kind) => add(kind)} />
            <div className="db-middle wb-middle">
              <div className="db-canvas" onClick={(event) => event.target === event.currentTarget && setSelected(undefined)}><Canvas app={app} store={store} kinds={kinds} selected={selected} onSelect={setSelected} /></div>
              <DraftProblems app={app} store={store} placeOf={(problem) => { const at = place(problem.path); return at ? titleOf(at, kinds) : ""; }} />
            </div>
            <aside className="dz-pane db-props" aria-label={t("prop.title")}>
              {item ? <Button type="link" size="small" onClick={() => setSelected(undefined)}>{t("workbench.whole")}</Button> : null}
              <Suspense fallback={<Waiting />}><At path={item ? `items/${bench.items.indexOf(item)}` : ""}><Settings key={selected} bench={bench} item={item} site={{ forms, datasets, items }} store={store} /></At></Suspense>
            </aside>
          </div>
          <DragOverlay dropAnimation={null}>{dragged ? <span className="dz-ghost">{dragged}</span> : null}</DragOverlay>
        </DndContext>
      )}
      {publishing ? <Suspense><PublishDialog app={app} stores={[store as DraftStore<unknown>]} onClose={() => setPublishing(false)} onPublished={() => setPublishing(false)} /></Suspense> : null}
    </>
  );
}
