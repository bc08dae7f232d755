/** People: the acting user. Who somebody else reports to only the server knows. */
import type { Context } from "../context";
import type { Fn, Fns } from "../function";
import type { Value } from "../values";

function ofActor(read: (context: Context) => Value): Fn {
  return { strict: false, call: (context, values) => (values.length ? null : read(context)) };
}

export const people: Fns = {
  CURRENT_USER: ofActor((context) => context.actor?.userId ?? null),
  HAS_ROLE: { strict: false, call: (context, [role]) => context.actor?.roles.includes(role as string) ?? false },
  DEPT: ofActor((context) => context.actor?.departmentId ?? null),
  DEPTPATH: { strict: false, call: () => [] },
  USERNAME: ofActor((context) => context.actor?.name || null),
  MANAGER: ofActor(() => null),
};
