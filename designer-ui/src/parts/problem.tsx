/** A refusal of the server in the person's words: what, where, what would be right. */
import { Button } from "antd";
import { CloudOff, ShieldAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/api/errors";

import { Empty } from "./empty";

interface ProblemProps {
  error: unknown;
  onRetry?: () => void;
  compact?: boolean;
  /** A way on where trying again would be refused again. */
  way?: ReactNode;
}

export function ProblemView({ error, onRetry, compact, way }: ProblemProps) {
  const { t } = useTranslation();
  const known = error instanceof ApiError ? error : null;
  const home = way ?? <a href="/"><Button tabIndex={-1}>{t("error.home")}</Button></a>;
  const retry = onRetry ? <Button onClick={onRetry}>{t("retry")}</Button> : undefined;
  if (known?.offline) return <Empty compact={compact} icon={CloudOff} title={t("offline")} action={retry} />;
  if (known?.status === 403) return <Empty compact={compact} icon={ShieldAlert} title={t("error.denied")} hint={known.body.message ? t("error.deniedOf", { why: known.body.message }) : t("error.deniedHint")} action={compact ? way : home} />;
  if (known?.status === 404) return <Empty compact={compact} icon={TriangleAlert} title={t("error.notFound")} hint={t("error.notFoundHint")} action={home} />;
  return <Empty compact={compact} icon={TriangleAlert} title={known?.message ?? t("error.title")} hint={known?.hint} action={way ?? retry} />;
}
