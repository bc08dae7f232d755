/** Everything that surrounds the pages: theme, words, cache, router. */
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { ConfigProvider } from "antd";
import type { Locale } from "antd/es/locale";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { queryClient } from "@/api/queries";
import { FeedbackHost, pageLeft } from "@/parts/feedback";
import { antdTheme } from "@/theme/antd";
import { useMode } from "@/theme/mode";

import { router } from "./router";

/** From the first moment on there is one: words that come later must not make React build the whole page anew. */
function useAntdWords(language: string): Locale {
  const [locale, setLocale] = useState<Locale>({ locale: "" });
  useEffect(() => {
    let live = true;
    const file = language === "en-US" ? import("antd/es/locale/en_US") : import("antd/es/locale/zh_CN");
    const dates = language === "en-US" ? Promise.resolve() : import("dayjs/locale/zh-cn");
    void Promise.all([file, dates, import("dayjs")]).then(([module, , dayjs]) => {
      dayjs.default.locale(language === "en-US" ? { ...dayjs.default.Ls["en"], name: "en", weekStart: 1 } as never : "zh-cn");
      if (live) setLocale(module.default);
    });
    return () => {
      live = false;
    };
  }, [language]);
  return locale;
}

export function Root() {
  const mode = useMode((state) => state.shown);
  const { i18n } = useTranslation();
  const locale = useAntdWords(i18n.language);
  useEffect(() => {
    return router.subscribe("onBeforeNavigate", ({ pathChanged }) => { if (pathChanged) pageLeft(); });
  }, []);
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider theme={antdTheme(mode)} locale={locale} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
        <RouterProvider router={router} />
        <FeedbackHost />
      </ConfigProvider>
    </QueryClientProvider>
  );
}
