/** Ant Design dressed in our tokens; the values repeat tokens.css because antd computes with them. */
import type { ThemeConfig } from "antd";
import { theme } from "antd";

import type { Mode } from "./mode";

const LIGHT = {
  accent: "#3B5BDB", hover: "#3350C4", active: "#2B44A8", link: "#3350C4", soft: "#EEF2FF", accentBorder: "#C5D0FA", onAccent: "#FFFFFF",
  text: ["#1A1D24", "#4A5160", "#666D7B", "#A3AAB6"], page: "#F5F6F8", surface: "#FFFFFF", raised: "#FFFFFF", rowHover: "#F2F4F7",
  border: "#E3E6EB", strong: "#CFD4DC", divider: "#EEF0F3", success: "#2F9E68", warning: "#E29A1B", error: "#DD4A45", errorText: "#C5302B",
  ring: "rgba(59,91,219,0.16)",
} as const;

const DARK = {
  accent: "#6F8CF5", hover: "#86A0FA", active: "#5B78E0", link: "#9DB2FF", soft: "#1F2945", accentBorder: "#34457A", onAccent: "#0F1320",
  text: ["#E8EAEE", "#B4BAC5", "#8D95A3", "#5C6470"], page: "#101216", surface: "#17191F", raised: "#1B1E25", rowHover: "#20242C",
  border: "#2A2E37", strong: "#3A404B", divider: "#22262E", success: "#3FA873", warning: "#D29A38", error: "#E0625D", errorText: "#F08A85",
  ring: "rgba(111,140,245,0.24)",
} as const;

type Palette = typeof LIGHT | typeof DARK;

/** antd waits for the end of animations that such a person's browser never plays, and what it opens would stay off screen. */
const calm = typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;

/** antd recomputes the seed colours for dark into duller ones; this algorithm runs last and puts ours back. */
function ours(palette: Palette) {
  return (_seed: unknown, map: Record<string, unknown> | undefined) => ({
    ...map,
    colorPrimary: palette.accent, colorPrimaryHover: palette.hover, colorPrimaryActive: palette.active,
    colorPrimaryBg: palette.soft, colorPrimaryBgHover: palette.soft, colorPrimaryBorder: palette.accentBorder,
    colorInfo: palette.accent, colorSuccess: palette.success, colorWarning: palette.warning, colorError: palette.error,
    colorErrorText: palette.errorText, colorLink: palette.link, colorLinkHover: palette.hover, colorLinkActive: palette.active,
    colorText: palette.text[0], colorTextSecondary: palette.text[1], colorTextTertiary: palette.text[2], colorTextQuaternary: palette.text[3],
    colorBgLayout: palette.page, colorBgContainer: palette.surface, colorBgElevated: palette.raised,
    colorBorder: palette.strong, colorBorderSecondary: palette.border,
  });
}

export function antdTheme(mode: Exclude<Mode, "system">): ThemeConfig {
  const palette = mode === "dark" ? DARK : LIGHT;
  const last = ours(palette) as unknown as NonNullable<ThemeConfig["algorithm"]>;
  return {
    algorithm: [mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm, last as never],
    token: {
      colorPrimary: palette.accent, colorTextPlaceholder: palette.text[2], colorSplit: palette.divider, colorTextLightSolid: palette.onAccent,
      borderRadius: 6, borderRadiusSM: 4, borderRadiusLG: 8, fontSize: 14, fontFamily: "inherit", fontWeightStrong: 650,
      controlHeight: 32, controlHeightSM: 28, controlHeightLG: 44, controlOutlineWidth: 3, controlOutline: palette.ring,
      motion: !calm, motionDurationFast: "0.12s", motionDurationMid: "0.16s", motionDurationSlow: "0.16s",
    },
    components: {
      Button: { paddingInline: 12, primaryShadow: "none", dangerShadow: "none", defaultShadow: "0 1px 2px rgb(0 0 0 / 5%)" },
      Tabs: { horizontalItemGutter: 20, horizontalItemPadding: "9px 0" },
      Segmented: { trackPadding: 2 },
      Select: { optionHeight: 32 },
    },
  };
}
