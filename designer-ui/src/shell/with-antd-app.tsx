/** Pages that use antd's own messages and dialogs bring its context along; the others do without its weight. */
import { App } from "antd";
import type { ComponentType } from "react";

export function withAntdApp(Page: ComponentType): ComponentType {
  return function PageInApp() {
    return <App component={false}><Page /></App>;
  };
}
