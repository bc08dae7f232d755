/** A bar code as bars with its text below; what cannot be drawn stays text. */
import JsBarcode from "jsbarcode";
import { useLayoutEffect, useRef, useState } from "react";

const ARTICLES: Record<number, string> = { 8: "EAN8", 12: "UPC", 13: "EAN13", 14: "ITF14" };

export default function Bars({ text }: { text: string }) {
  const drawn = useRef<SVGSVGElement>(null);
  const [fits, setFits] = useState(true);
  useLayoutEffect(() => {
    const article = /^\d+$/.test(text) ? ARTICLES[text.length] : undefined;
    const draw = (format: string) => {
      let valid = false;
      try {
        JsBarcode(drawn.current, text, { format, height: 36, width: 1.4, margin: 4, fontSize: 12, valid: (good) => { valid = good; } });
      } catch {
        valid = false;
      }
      return valid;
    };
    setFits((article !== undefined && draw(article)) || draw("CODE128"));
  }, [text]);
  return (
    <>
      <svg ref={drawn} role="img" aria-label={text} style={{ display: fits ? "block" : "none", maxWidth: "100%", background: "#fff", borderRadius: 4 }} />
      {fits ? null : <span>{text}</span>}
    </>
  );
}
