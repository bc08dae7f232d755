/** Everything a person can do to a print template. */
import { patched } from "../document/list";
import type { PrintDocument, PrintPage } from "../document/types";
import { command } from "./command";

export const printCommands = {
  set: command("set_print", (print: PrintDocument, changes: Partial<PrintDocument>) => patched(print, changes), (changes) => Object.keys(changes).join()),
  setPage: command(
    "set_print_page",
    (print: PrintDocument, changes: Partial<PrintPage>): PrintDocument => ({ ...print, page: patched(print.page, changes) }),
    (changes) => Object.keys(changes).join(),
  ),
};
