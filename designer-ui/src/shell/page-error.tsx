import type { ErrorComponentProps } from "@tanstack/react-router";

import { ProblemView } from "@/parts/problem";

/** A page that could not be built says so in its place; the navigation stays usable. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return <ProblemView error={error} onRetry={reset} />;
}
