/** Designing needs room: on a phone a friendly word instead of a squeezed canvas. */
import { Button } from "antd";
import { Monitor } from "lucide-react";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const ROOM = "(min-width: 900px)";

export function DesktopOnly({ children, onBack }: { children: ReactNode; onBack: () => void }) {
  const { t } = useTranslation("designers");
  const [room, setRoom] = useState(() => matchMedia(ROOM).matches);
  useEffect(() => {
    const query = matchMedia(ROOM);
    const change = () => setRoom(query.matches);
    query.addEventListener("change", change);
    return () => query.removeEventListener("change", change);
  }, []);
  if (room) return children;
  return (
    <div className="dz-narrow">
      <Monitor size={32} aria-hidden />
      <h1>{t("narrow.title")}</h1>
      <p>{t("narrow.text")}</p>
      <Button type="primary" onClick={onBack}>{t("narrow.back")}</Button>
    </div>
  );
}
