/** Related numbers beside a record that is being entered. */
import type { DraftedAs } from "@/parts/drafted";

import { answerOf, type Schemas, server } from "./client";

export type PanelData = Schemas["PanelData"];

export async function readPanels(app: string, form: string, order: Schemas["PanelsOrder"], drafted: DraftedAs = {}) {
  return (await answerOf(server.POST("/apps/{app}/forms/{form}/records/panels", { params: { path: { app, form }, query: { ...drafted } }, body: order }))).panels;
}
