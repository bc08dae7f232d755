/**
 * Style sheets the bundler fetches beside a lazy part are asked for once only: one that failed would stay away for ever,
 * and the part would come without its looks.
 */
export async function fetchLostStyles(): Promise<void> {
  const lost = [...document.querySelectorAll<HTMLLinkElement>("head link[rel=stylesheet]")].filter((link) => !came(link));
  await Promise.all(lost.map((link) => new Promise<void>((done) => {
    const again = link.cloneNode() as HTMLLinkElement;
    again.onload = again.onerror = () => done();
    link.replaceWith(again);
  })));
}

/** A sheet that did not come is missing, or stands there with rules nobody may read. */
function came(link: HTMLLinkElement): boolean {
  try {
    return Boolean(link.sheet?.cssRules);
  } catch {
    return false;
  }
}
