/** A design that did not open: what is wrong, why that may be, and a way back. */
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { MapPinOff } from "lucide-react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/api/errors";
import { Empty } from "@/parts/empty";
import { ProblemView } from "@/parts/problem";

export function Unopened({ app, error }: { app: string; error: Error }) {
  const { t } = useTranslation("designers");
  if (!(error instanceof ApiError && error.status === 404)) return <ProblemView error={error} onRetry={() => window.location.reload()} />;
  return <Empty icon={MapPinOff} title={t("bar.noSuch")} hint={t("bar.noSuchHint")} action={<Link to="/apps/$app/design" params={{ app }}><Button type="primary">{t("bar.all")}</Button></Link>} />;
}
