/** The formula interpreter as this screen uses it: now and the company's zone from here, the person from the session. */
import { meQuery, queryClient } from "@/api/queries";
import type { FormDescriptor } from "@/api/types";
import { type Ast, type Context, evaluate, newContext } from "@/formula/evaluate";
import { needFunctions } from "@/formula/functions";

import type { Env, Tree } from "./formula";

function context(): Context {
  const me = queryClient.getQueryData(meQuery.queryKey);
  if (!me) return newContext();
  const { user, tenant } = me;
  return newContext({ zone: tenant.timezone, actor: { userId: user.id, departmentId: user.department?.id ?? null, roles: user.roles.map((role) => role.key), name: user.name } });
}

/** Whether functions of a form's formulas came only now; without network the server computes what needs them. */
export async function cameLate(descriptor: FormDescriptor): Promise<boolean> {
  return needFunctions(Object.values(descriptor.formulas) as Ast[]).catch(() => false);
}

/** The value of a tree, or undefined: a function this version does not know leaves the field to the server. */
export function valueOf(tree: Tree, env: Env): unknown {
  try {
    return evaluate(tree, env, context());
  } catch {
    return undefined;
  }
}
