/** The workbench as it will be, card by card, with the designer's own data; cards are dropped, moved and grown here. */
import { useDroppable } from "@dnd-kit/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/errors";
import { draftWorkbenchQuery } from "@/api/workbenches";
import { say } from "@/i18n";
import { workbenchCommands as commands } from "@/commands/workbench";
import { newId } from "@/document/identity";
import { pointerParts } from "@/document/pointer";
import type { WorkbenchDocument, WorkbenchPart } from "@/document/types";
import { Designed } from "@/runtime/workbench/designed";
import type { KindInfo } from "../api/kinds";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { CardGrid } from "../grid/card-grid";
import { Waiting } from "../workspace/waiting";

interface Props {
  app: string;
  store: DraftStore<WorkbenchDocument>;
  kinds: KindInfo[];
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
}

export const CANVAS = "workbench-canvas";

export function Canvas({ app, store, kinds, selected, onSelect }: Props) {
  const { t } = useTranslation("designers");
  const bench = useDraft(store, (draft) => draft.history.present);
  const problems = useDraft(store, (draft) => draft.problems);
  const rev = useDraft(store, (draft) => draft.rev);
  const drop = useDroppable({ id: CANVAS });
  const live = useQuery(draftWorkbenchQuery(app, bench.key, rev));
  const run = store.getState().run;
  const wrong = (index: number) => problems.filter((problem) => isOf(problem, index));
  return (
    <div ref={drop.setNodeRef} className="wb-drop" data-over={drop.isOver || undefined} role="region" aria-label={t("workbench.canvas")}>
      {bench.items.length ? (
        <CardGrid items={bench.items} titleOf={(item) => titleOf(item, kinds)} labels={{ duplicate: t("workbench.duplicate"), remove: t("workbench.remove") }} selected={selected} onSelect={onSelect}
          onPlace={(places) => run(commands.placeItems(places))} onDuplicate={(id) => run(commands.duplicateItem(id, newId()))} onRemove={(id) => { run(commands.removeItem(id)); onSelect(undefined); }}>
          {(item) => {
            const found = live.data?.items.find((each) => each.id === item.id);
            const errors = wrong(bench.items.indexOf(item));
            return (
              <div className="wb-live">
                {errors.map((problem, index) => <p key={index} className="dz-error" role="alert">{problem.message}</p>)}
                {/* What is shown is for looking: a press here chooses the card and never works on a record. */}
                {found && !errors.length ? <div inert><Designed app={app} items={[found]} onTab={() => undefined} /></div> : null}
                {!found && !errors.length ? live.isFetching || live.isPending ? <Waiting /> : <p className="dz-hint">{live.error?.message ?? t("workbench.notSeen")}</p> : null}
              </div>
            );
          }}
        </CardGrid>
      ) : <div className="dz-center"><p>{t("workbench.start")}</p></div>}
    </div>
  );
}

export function titleOf(item: WorkbenchPart, kinds: KindInfo[]): string {
  return say(item.title) || say(kinds.find((kind) => kind.key === item.kind)?.name);
}

function isOf(problem: Problem, index: number): boolean {
  const [part, at] = pointerParts(problem.path);
  return part === "items" && at === String(index);
}
