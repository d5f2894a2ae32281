import i18next, { type i18n } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Texts } from "./text";
import { texts } from "./texts";

export type Language = "id" | "en";
export const LANGUAGES: readonly Language[] = ["id", "en"];

type Subject = keyof typeof texts;
type Resource = { [S in Subject]: { [K in keyof (typeof texts)[S]]: string } };

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Resource };
  }
}

/** A subject of one language, with the suffixes by which i18next finds plurals. */
export function inLanguage(subject: Texts, language: Language): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, text] of Object.entries(subject)) {
    const words = text[language];
    if (typeof words === "string") {
      out[key] = words;
    } else {
      out[`${key}_one`] = words.one;
      out[`${key}_other`] = words.other;
    }
  }
  return out;
}

function translation(language: Language) {
  return Object.fromEntries(
    Object.entries(texts).map(([subject, its]) => [subject, inLanguage(its, language)]),
  );
}

export function createI18n(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: "id",
    resources: { id: { translation: translation("id") }, en: { translation: translation("en") } },
    interpolation: { escapeValue: false },
    initAsync: false,
    // Words that a workspace has of its own come later.
    react: { bindI18nStore: "added" },
  });
  return instance;
}

/** `t("subject.key", { values })`, typed: an unknown key fails `tsc`. */
export function useText() {
  return useTranslation().t;
}

/** A key of a text, as a value: `"shell.overview"`. */
export type TextKey = { [S in Subject]: `${S}.${Extract<keyof (typeof texts)[S], string>}` }[Subject];

export function useLanguage(): Language {
  return useTranslation().i18n.language === "en" ? "en" : "id";
}
