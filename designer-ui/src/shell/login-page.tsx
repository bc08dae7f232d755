/** The door: account and password, and on a demo server one card for each role. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/api/errors";
import { doorQuery } from "@/api/queries";
import { chooseLanguage, say } from "@/i18n";
import { Avatar } from "@/parts/avatar";
import { Icon } from "@/parts/icon";
import { TextBox } from "@/parts/text-box";

import styles from "./login.module.css";
import { Mark } from "./mark";
import { signIn } from "./session";

const COMPANY = "tenon.company";

function useSignIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { next } = useSearch({ from: "/login" });
  const [busy, setBusy] = useState("");
  const [problem, setProblem] = useState("");
  const enter = async (login: string, password: string, company?: string) => {
    if (company === "") return setProblem(t("login.fillCompany"));
    if (!login || !password) return setProblem(t("login.fill"));
    setBusy(login);
    setProblem("");
    try {
      await signIn(login, password, company ?? "");
      if (company) localStorage.setItem(COMPANY, company);
      await navigate({ href: next?.startsWith("/") && !next.startsWith("//") ? next : "/" });
    } catch (error) {
      setProblem(error instanceof ApiError && error.status === 401 ? error.body.message || t("login.wrong") : error instanceof Error ? error.message : "");
      setBusy("");
    }
  };
  return { busy, problem, enter };
}

export default function LoginPage() {
  const { t, i18n } = useTranslation();
  const { data: { accounts, companies } = { accounts: [], companies: false } } = useQuery(doorQuery);
  const { busy, problem, enter } = useSignIn();
  const [company, setCompany] = useState(localStorage.getItem(COMPANY) ?? "");
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const other = i18n.language === "en-US" ? "zh-CN" : "en-US";
  return (
    <main className={styles.page}>
      <button type="button" className={styles.language} onClick={() => void chooseLanguage(other)} lang={other}>{other === "en-US" ? "English" : "简体中文"}</button>
      <div className={`${styles.panel} ${accounts.length ? styles.wide : ""}`}>
        <section className={styles.form}>
          <header className={styles.brand}><Mark size={32} /><h1>{t("product")}</h1></header>
          <p className={styles.tagline}>{t("login.tagline")}</p>
          <form onSubmit={(event) => { event.preventDefault(); void enter(login.trim(), password, companies ? company.trim() : undefined); }}>
            {companies ? (
              <>
                <label htmlFor="company">{t("login.company")}</label>
                <TextBox id="company" size="large" autoComplete="organization" value={company} onChange={setCompany} />
              </>
            ) : null}
            <label htmlFor="login">{t("login.account")}</label>
            <TextBox id="login" size="large" autoComplete="username" autoFocus value={login} onChange={setLogin} />
            <label htmlFor="password">{t("login.password")}</label>
            <TextBox
              id="password" type={shown ? "text" : "password"} size="large" autoComplete="current-password" value={password} onChange={setPassword} invalid={Boolean(problem)}
              suffix={<button type="button" className={styles.eye} aria-label={shown ? t("login.hidePassword") : t("login.showPassword")} onClick={() => setShown(!shown)}><Icon as={shown ? Eye : EyeOff} /></button>}
            />
            <p className={styles.problem} role="alert">{problem}</p>
            <Button type="primary" size="large" htmlType="submit" block loading={busy !== "" && busy === login.trim()}>{t("login.submit")}</Button>
          </form>
        </section>
        {accounts.length ? (
          <section className={styles.demo} aria-labelledby="demo-title">
            <h2 id="demo-title">{t("login.demoTitle")}</h2>
            <p className={styles.hint}>{t("login.demoHint")}</p>
            <ul>
              {accounts.map((account) => (
                <li key={account.login}>
                  <button type="button" disabled={busy !== ""} onClick={() => void enter(account.login, account.password)}>
                    <Avatar name={say(account.role)} size={32} />
                    <span><strong>{say(account.role)}</strong><em>{say(account.hint)}</em></span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </main>
  );
}
