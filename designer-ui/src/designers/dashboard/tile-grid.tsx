/** The tiles of a dashboard, each with its live result. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { useMode } from "@/theme/mode";
import type { GridPlace, Tile } from "@/document/types";
import { CardGrid } from "../grid/card-grid";
import { Waiting } from "../workspace/waiting";
import { tileQuery } from "./dataset";
import { TileFigure } from "./tile-figure";

interface Props {
  tiles: Tile[];
  selected: string | undefined;
  onSelect: (id: string) => void;
  onPlace: (places: Record<string, GridPlace>) => void;
  onDuplicate: (id: string) => void;
  onRemove: (id: string) => void;
}

export function TileGrid({ tiles, ...rest }: Props) {
  const { t } = useTranslation("designers");
  return (
    <CardGrid items={tiles} titleOf={(tile) => say(tile.title) || t("dashboard.tile")} labels={{ duplicate: t("dashboard.duplicate"), remove: t("dashboard.remove") }} {...rest}>
      {(tile) => <Result tile={tile} />}
    </CardGrid>
  );
}

function Result({ tile }: { tile: Tile }) {
  const { t } = useTranslation("designers");
  const dark = useMode((mode) => mode.shown) === "dark";
  const answer = useQuery(tileQuery(tile, dark));
  return (
    <div>
      {tile.query.measures?.length ? null : <p className="dz-hint">{t("dashboard.empty")}</p>}
      {answer.error ? <p className="dz-error" role="alert">{answer.error.message}</p> : null}
      {answer.data ? <TileFigure tile={tile} answer={answer.data} /> : answer.isLoading ? <Waiting /> : null}
    </div>
  );
}
