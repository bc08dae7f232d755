import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { MapPinOff } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Empty } from "@/parts/empty";

export function NotFoundPage() {
  const { t } = useTranslation();
  return <Empty icon={MapPinOff} title={t("error.notFound")} hint={t("error.notFoundHint")} action={<Link to="/"><Button tabIndex={-1}>{t("error.home")}</Button></Link>} />;
}
