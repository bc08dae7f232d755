/** The formula interpreter as this screen uses it: now and the company's zone from here, the person from the session. */
import { meQuery, queryClient } from "@/api/queries";
import { type Context, evaluate, newContext } from "@/formula/evaluate";

import type { Env, Tree } from "./formula";

function context(): Context {
  const me = queryClient.getQueryData(meQuery.queryKey);
  if (!me) return newContext();
  const { user, tenant } = me;
  return newContext({ zone: tenant.timezone, actor: { userId: user.id, departmentId: user.department?.id ?? null, roles: user.roles.map((role) => role.key), name: user.name } });
}

/** The value of a tree, or null: a function this version does not know leaves the field to the server. */
export function valueOf(tree: Tree, env: Env): unknown {
  try {
    return evaluate(tree, env, context());
  } catch {
    return undefined;
  }
}
