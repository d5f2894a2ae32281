import { describe, expect, it } from "vitest";
import { createI18n, inLanguage, LANGUAGES } from ".";
import type { Text } from "./text";
import { texts } from "./texts";

const sources = import.meta.glob<string>(
  ["/src/**/*.{ts,tsx}", "!/src/lib/i18n/**", "!/src/**/*.test.{ts,tsx}"],
  {
    query: "?raw",
    import: "default",
    eager: true,
  },
);

const all = Object.entries(texts).flatMap(([subject, its]) =>
  Object.entries(its as Record<string, Text>).map(([key, text]) => ({ key: `${subject}.${key}`, text })),
);

const values = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).toSorted();

describe("texts", () => {
  it("have the same keys in both languages, but for the plural", () => {
    for (const its of Object.values(texts)) {
      const [id, en] = LANGUAGES.map((language) =>
        Object.keys(inLanguage(its, language)).map((key) => key.replace(/_(one|other)$/, "")),
      );
      expect(new Set(en)).toEqual(new Set(id));
    }
  });

  it.each(all)("say something in both languages: $key", ({ text }) => {
    const said = [text.id, ...(typeof text.en === "string" ? [text.en] : [text.en.one, text.en.other])];
    for (const words of said) {
      expect(words.trim()).toBe(words);
      expect(words).not.toBe("");
      // `count` chooses the plural also where it is not said.
      const named = (name: string | undefined) => name !== "count";
      expect(values(words).filter(named)).toEqual(values(text.id).filter(named));
    }
  });

  it("are all used", () => {
    const code = Object.values(sources).join("\n");
    // `status.${status}` and `overview.step_${key}` use every key that begins so.
    const begun = [...code.matchAll(/`(\w+\.\w*)\$\{/g)].map((match) => match[1] ?? "");
    const unused = all.filter(
      ({ key }) =>
        !code.includes(`"${key}"`) && !begun.some((start) => start !== "" && key.startsWith(start)),
    );
    expect(unused.map(({ key }) => key)).toEqual([]);
  });

  it("find the plural by the language", () => {
    expect(createI18n("en").t("overview.count_import", { count: 1 })).toBe("1 exhibitor taken in");
    expect(createI18n("en").t("overview.count_import", { count: 2 })).toBe("2 exhibitors taken in");
    expect(createI18n("id").t("overview.count_import", { count: 2 })).toBe("2 peserta masuk");
  });

  it("never fail a craftsperson", () => {
    const words = JSON.stringify(texts).toLowerCase();
    expect(words).not.toMatch(/gagal|ditolak/);
  });
});
