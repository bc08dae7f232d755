/** The frame of a designer: on a desktop, around the draft once it is loaded, or the reason why there is none. */
import { type ReactNode, useEffect } from "react";

import type { DraftStore } from "../draft/store";
import { closeDrafts, type Loaded } from "../draft/use-draft";
import { DesktopOnly } from "./desktop-only";
import { Unopened } from "./unopened";
import { Waiting } from "./waiting";

interface DesignerFrameProps<D> {
  app: string;
  loaded: Loaded<D>;
  onBack: () => void;
  children: (store: DraftStore<D>) => ReactNode;
}

export function DesignerFrame<D>({ app, loaded, onBack, children }: DesignerFrameProps<D>) {
  useEffect(() => closeDrafts, []);
  return (
    <DesktopOnly onBack={onBack}>
      <div className="dz">
        {loaded.store ? children(loaded.store) : (
          <div className="dz-center">{loaded.error ? <Unopened app={app} error={loaded.error} /> : <Waiting />}</div>
        )}
      </div>
    </DesktopOnly>
  );
}
