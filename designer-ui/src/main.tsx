import "@/theme/tokens.css";
import "@/theme/base.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { startWords } from "@/i18n";
import { Root } from "@/shell/root";

await startWords();

const place = document.getElementById("root");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Root />
    </StrictMode>,
  );
}
