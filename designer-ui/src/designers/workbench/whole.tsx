/** The workbench of the draft with live data, to be looked at: nothing in it can be pressed. */
import { useQuery } from "@tanstack/react-query";

import { meQuery } from "@/api/queries";
import { draftWorkbenchQuery } from "@/api/workbenches";
import { say } from "@/i18n";
import { showIn } from "@/i18n/format";
import { ProblemView } from "@/parts/problem";
import { SkeletonPage } from "@/parts/skeleton";
import { Designed } from "@/runtime/workbench/designed";
import styles from "@/runtime/workbench/workbench.module.css";

export default function WorkbenchPreview({ app, bench }: { app: string; bench: string }) {
  const me = useQuery(meQuery).data;
  if (me) showIn(me.tenant.timezone);
  const { data, error, refetch } = useQuery({ ...draftWorkbenchQuery(app, bench, null), staleTime: 0, gcTime: 0 });
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!data || !me) return <SkeletonPage />;
  return (
    <div className={styles.page} inert>
      <header className={styles.header}><h1>{say(data.name)}</h1></header>
      <Designed app={app} items={data.items} onTab={() => undefined} />
    </div>
  );
}
