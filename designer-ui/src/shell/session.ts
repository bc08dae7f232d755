/** Who works here: the answer of GET /me, and the application that the address or the last visit names. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";

import { answerOf, keepCsrfToken, server } from "@/api/client";
import { meQuery, queryClient } from "@/api/queries";
import type { App, Me } from "@/api/types";

const LAST_APP = "tenon.app";

export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error("a page inside the shell is drawn only after GET /me has answered");
  return data;
}

export function useApp(): App | undefined {
  const me = useMe();
  const params = useParams({ strict: false });
  const wanted = params.app ?? localStorage.getItem(LAST_APP);
  const app = me.apps.find((one) => one.key === wanted) ?? me.apps[0];
  if (app && params.app === app.key) localStorage.setItem(LAST_APP, app.key);
  return app;
}

/** `company` is its code, where several live on one server. */
export async function signIn(login: string, password: string, company: string): Promise<void> {
  const answer = await answerOf(server.POST("/session", { body: { login, password, ...(company ? { tenant: company } : {}) } }));
  queryClient.clear();
  keepCsrfToken(answer.csrf_token);
  await queryClient.fetchQuery(meQuery);
}

export async function signOut(): Promise<void> {
  await server.DELETE("/session").catch(() => undefined);
  keepCsrfToken("");
  queryClient.clear();
}
