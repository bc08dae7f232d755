import { Link, useNavigate } from "@tanstack/react-router";
import { CircleCheckBig } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { InboxItem } from "@/api/types";
import { Card } from "@/parts/card";
import { Empty } from "@/parts/empty";
import { SkeletonRows } from "@/parts/skeleton";
import { InboxRow } from "@/runtime/inbox/inbox-row";

import styles from "./workbench.module.css";

interface TasksCardProps {
  title: string;
  note?: string;
  items: InboxItem[] | undefined;
  todo: number;
}

/** What waits for this person's decision; each opens in the inbox. */
export function TasksCard({ title, note, items, todo }: TasksCardProps) {
  const { t } = useTranslation("runtime");
  const navigate = useNavigate();
  return (
    <Card flush title={title} note={note} extra={todo ? <Link to="/inbox">{t("home.allTasks", { count: todo })}</Link> : null}>
      {items ? null : <SkeletonRows rows={4} height={72} />}
      {items && items.length === 0 ? <Empty compact icon={CircleCheckBig} title={t("inbox.empty.todo")} hint={t("home.noTasks")} /> : null}
      <div className={styles.tasks}>{items?.map((item) => <InboxRow key={item.id} item={item} chosen={false} onChoose={() => void navigate({ to: "/inbox", search: { task: String(item.id) } })} />)}</div>
    </Card>
  );
}
