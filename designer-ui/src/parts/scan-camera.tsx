/** The camera, until it has seen a bar code. */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Dialog } from "./dialog";

interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}

interface ScanCameraProps {
  onFound: (text: string) => void;
  onClose: () => void;
}

const EVERY = 200;

export default function ScanCamera({ onFound, onClose }: ScanCameraProps) {
  const { t } = useTranslation("runtime");
  const video = useRef<HTMLVideoElement>(null);
  const [denied, setDenied] = useState(false);
  const found = useRef(onFound);
  useEffect(() => { found.current = onFound; }, [onFound]);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: number | undefined;
    let over = false;
    const look = async (detector: Detector) => {
      const [seen] = video.current ? await detector.detect(video.current).catch(() => []) : [];
      if (over) return;
      if (seen) found.current(seen.rawValue);
      else timer = window.setTimeout(() => void look(detector), EVERY);
    };
    const open = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        if (over || !video.current) return;
        video.current.srcObject = stream;
        await video.current.play();
        const Made = (window as unknown as { BarcodeDetector: new () => Detector }).BarcodeDetector;
        void look(new Made());
      } catch {
        setDenied(true);
      }
    };
    void open().then(() => { if (over) stream?.getTracks().forEach((track) => track.stop()); });
    return () => {
      over = true;
      window.clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);
  return (
    <Dialog title={t("typed.camera")} footer={null} onCancel={onClose} destroyOnHidden>
      {denied ? <p role="alert">{t("typed.noCamera")}</p> : <video ref={video} muted playsInline style={{ width: "100%", borderRadius: 8, background: "#000" }} />}
    </Dialog>
  );
}
