/** Sheets in a frame of their own: nothing in it runs, and the page around it prints it. */
import type { Ref } from "react";

export function Paper({ html, title, className, ref }: { html: string; title: string; className?: string; ref?: Ref<HTMLIFrameElement> }) {
  return <iframe ref={ref} title={title} className={className} srcDoc={html} sandbox="allow-same-origin allow-modals" />;
}

/** Opens the browser's print window for a page; resolves once it was handed over. */
export function printPage(html: string): Promise<void> {
  return new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-same-origin allow-modals");
    frame.setAttribute("aria-hidden", "true");
    frame.tabIndex = -1;
    frame.style.cssText = "position:fixed;right:0;bottom:0;width:0;height:0;border:0";
    frame.onload = () => {
      const inside = frame.contentWindow;
      // Taken away only after the window is closed: some browsers print what is there at that moment.
      inside?.addEventListener("afterprint", () => setTimeout(() => frame.remove(), 1000));
      inside?.focus();
      inside?.print();
      resolve();
    };
    frame.srcdoc = html;
    document.body.append(frame);
  });
}
