// Every screen of the sample in both themes and both languages: no rule of accessibility is broken, and a picture of
// each is kept for whoever builds or releases the program.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Desk, KEYS } from "./desk";

const LANGUAGES = [
  { code: "id", name: "Bahasa Indonesia", appearance: "Tampilan" },
  { code: "en", name: "English", appearance: "Appearance" },
] as const;
const THEMES = [
  { code: "light", names: { id: "Terang", en: "Light" } },
  { code: "dark", names: { id: "Gelap", en: "Dark" } },
] as const;
const SIZES = [
  [1366, 768],
  [1920, 1080],
] as const;

describe.each(SIZES)("at %i x %i", (width, height) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ width, height });
    desk.shot(`${width}-start`);
    expect(await desk.violations()).toEqual([]);
    await desk.press("Coba contoh JakCraft 2019");
    await desk.sees("Langkah berikutnya");
  });
  afterAll(async () => {
    await desk?.close();
    desk?.forget();
  });

  let appearance: string = LANGUAGES[0].appearance;
  const looks = LANGUAGES.flatMap((language) => THEMES.map((theme) => ({ language, theme })));
  it.each(looks)("$language.code, $theme.code", async ({ language, theme }) => {
    await desk.press(appearance);
    await desk.press(language.name);
    appearance = language.appearance;
    await desk.press(theme.names[language.code]);
    await desk.keys(KEYS.escape);
    const look = `${width}-${language.code}-${theme.code}`;
    const seen = async (name: string) => {
      await desk.settled();
      desk.shot(`${look}-${name}`);
      expect({ [name]: await desk.violations() }).toEqual({ [name]: [] });
    };
    for (const path of await desk.screens()) {
      await desk.goTo(path);
      await seen(path.slice(1));
    }
    await desk.goTo("/peserta");
    await desk.click(await desk.find("(//*[@role='row'])[3]", "a row"));
    await desk.find("//aside", "a panel");
    await seen("peserta-panel");
    await desk.keys(KEYS.escape);
    await desk.keys(KEYS.control, "k");
    await desk.find("//*[@role='dialog']", "the palette");
    await desk.browser.keys("batik");
    await seen("palette");
    await desk.keys(KEYS.escape);
  });
});
