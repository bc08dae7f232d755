/** Inputs that few forms need are fetched when one is shown; the place of one line is kept for them. */
import { type ComponentType, Suspense } from "react";

import { lazyPart } from "@/parts/lazy-part";

import type { InputProps } from "../field-kind";

export function later<P = InputProps>(load: () => Promise<{ default: ComponentType<P> }>, height = 32): ComponentType<P> {
  const Loaded = lazyPart(load as () => Promise<{ default: ComponentType<P & object> }>) as unknown as ComponentType<P>;
  return function Later(props: P) {
    return <Suspense fallback={<span style={{ display: "block", height }} />}><Loaded {...(props as P & object)} /></Suspense>;
  };
}
