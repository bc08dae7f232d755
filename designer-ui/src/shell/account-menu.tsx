/** The person: language, appearance, sign out. */
import { useNavigate } from "@tanstack/react-router";
import { Check, ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import { chooseLanguage, type Language, say } from "@/i18n";
import { queryClient } from "@/api/queries";
import { Avatar } from "@/parts/avatar";
import { Icon } from "@/parts/icon";
import { Menu } from "@/parts/menu";
import { type Mode, useMode } from "@/theme/mode";

import { signOut, useMe } from "./session";
import styles from "./top-bar.module.css";

const LANGUAGE_NAMES: Record<Language, string> = { "zh-CN": "简体中文", "en-US": "English" };
const MODES: Mode[] = ["light", "dark", "system"];

export function AccountMenu() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { mode, choose } = useMode();
  const tick = <Icon as={Check} size={14} />;
  const speak = async (language: Language) => {
    await chooseLanguage(language);
    await queryClient.invalidateQueries();
  };
  const leave = async () => {
    await signOut();
    await navigate({ to: "/login" });
  };
  const languages = Object.entries(LANGUAGE_NAMES).map(([key, label]) => ({ key, label, extra: i18n.language === key ? tick : undefined, onClick: () => void speak(key as Language) }));
  const modes = MODES.map((one) => ({ key: one, label: t(`top.${one}`), extra: mode === one ? tick : undefined, onClick: () => choose(one) }));
  const groups = [
    { title: [me.user.department?.name, ...me.user.roles.map((role) => say(role.name))].filter(Boolean).join(" · "), items: [] },
    { title: t("top.language"), items: languages },
    { title: t("top.theme"), items: modes },
    { items: [{ key: "logout", label: t("top.logout"), onClick: () => void leave() }] },
  ];
  return (
    <Menu end groups={groups} button={(props) => (
      <button {...props} type="button" className={styles.account} aria-label={`${t("top.account")}: ${me.user.name}`}>
        <Avatar name={me.user.name} size={26} />
        <span className={styles.name}>{me.user.name}</span>
        <Icon as={ChevronDown} size={14} />
      </button>
    )} />
  );
}
