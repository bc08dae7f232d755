/** A block copied from Excel as rows of cells, and those cells as values of the grid's columns. */
import type { FieldDocument } from "@/api/types";
import { labelOf } from "@/kinds/fields-of";
import { isComputed, kindOf } from "@/kinds/registry";

/** Tabs part cells, line ends part rows; a quoted cell may hold both. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const end = () => { rows.at(-1)!.push(cell); cell = ""; };
  for (let index = 0; index < text.length; index++) {
    const letter = text[index]!;
    if (quoted) {
      if (letter === '"' && text[index + 1] === '"') { cell += '"'; index += 1; }
      else if (letter === '"') quoted = false;
      else cell += letter;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === "\t") end();
    else if (letter === "\n" || letter === "\r") {
      if (letter === "\r" && text[index + 1] === "\n") index += 1;
      end();
      rows.push([]);
    } else cell += letter;
  }
  end();
  while (rows.length && rows.at(-1)!.every((one) => one === "")) rows.pop();
  return rows;
}

export interface PastedCell {
  row: number;
  column: FieldDocument;
  /** The text as it was copied: references still have to be looked up by it. */
  text: string;
  value: unknown;
  /** Set where the text cannot be a value of this column. */
  wrong: boolean;
}

/** A first row that names columns decides which cell goes where; otherwise cells go right from where the cursor stands. */
export function placeBlock(block: string[][], columns: FieldDocument[], start: number): PastedCell[] {
  const typed = columns.filter((column) => !isComputed(column));
  const names = block[0]?.map((cell) => typed.find((column) => labelOf(column) === cell.trim() || column.name?.zh === cell.trim() || column.name?.en === cell.trim()));
  const hasHead = block.length > 1 && names !== undefined && names.filter(Boolean).length >= Math.min(2, names.length);
  const targets = hasHead ? names : typed.slice(start);
  return (hasHead ? block.slice(1) : block).flatMap((cells, row) =>
    cells.flatMap((text, index): PastedCell[] => {
      const column = targets[index];
      if (!column || text.trim() === "") return [];
      if (column.type === "reference") return [{ row, column, text: text.trim(), value: undefined, wrong: false }];
      const value = kindOf(column).parse(text, column);
      return [{ row, column, text: text.trim(), value, wrong: value === undefined }];
    }),
  );
}
