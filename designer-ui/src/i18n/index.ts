/** Words of the interface, one file an area and language; Chinese is the language the product is written in. */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const LANGUAGES = ["zh-CN", "en-US"] as const;
export type Language = (typeof LANGUAGES)[number];
export const AREAS = ["common", "runtime", "designers", "import", "printing", "desk", "address"] as const;

const KEY = "tenon.language";
const files = import.meta.glob<{ default: Record<string, unknown> }>("./*/*.json");

export function keptLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === "zh-CN" || kept === "en-US") return kept;
  return navigator.language.toLowerCase().startsWith("en") ? "en-US" : "zh-CN";
}

async function load(language: string, area: string): Promise<void> {
  const file = files[`./${language}/${area}.json`];
  if (file) i18next.addResourceBundle(language, area, (await file()).default, true, true);
}

/** Areas that are not on every page (designers, import) are fetched when their page is. */
export async function needWords(...areas: (typeof AREAS)[number][]): Promise<void> {
  const missing = areas.filter((area) => !i18next.hasResourceBundle(i18next.language, area));
  await Promise.all(missing.map((area) => load(i18next.language, area)));
}

/**
 * A name as it stands inside a sentence. English: "Order" gives "New order"; what is no plain word (SKU, iPad) stays as it is.
 * Chinese: a name that begins in Latin keeps a space from the word before it, "新建 SKU".
 */
export function inSentence(name: string, language: string = i18next.language || "zh-CN"): string {
  if (language.startsWith("zh")) return /^[A-Za-z0-9]/.test(name) ? ` ${name}` : name;
  return /^[A-Z][a-z]+\b/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

export async function startWords(language: Language = keptLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: ["common", "runtime"],
    defaultNS: "common",
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    resources: {},
  });
  i18next.services.formatter?.add("inline", (name: string, language) => inSentence(name, language));
  await Promise.all(["common", "runtime"].map((area) => load(language, area)));
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  const areas = AREAS.filter((area) => i18next.hasResourceBundle(i18next.language, area));
  localStorage.setItem(KEY, language);
  await Promise.all(areas.map((area) => load(language, area)));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The zh/en pair every document carries; one side may be missing. */
export interface Words {
  zh?: string;
  en?: string;
}

export function say(words: Words | string | null | undefined, language: string = i18next.language || "zh-CN"): string {
  if (!words) return "";
  if (typeof words === "string") return words;
  const first = language.startsWith("zh") ? words.zh : words.en;
  return first || words.zh || words.en || "";
}
