import { type Desk, KEYS } from "./desk";

/** More fields and buttons than any screen has. */
const MOST_TABS = 250;

/** Somebody who works with the keyboard alone. */
export function fingers(desk: Desk) {
  const focused = () =>
    desk.in(() => {
      const element = document.activeElement;
      // What scrolls has the focus too, and is no field.
      if (element?.getAttribute("role") === "group") return "";
      const label = (element as HTMLInputElement | null)?.labels?.[0]?.textContent;
      return label ?? element?.getAttribute("aria-label") ?? element?.textContent?.slice(0, 60) ?? "";
    });
  const tabTo = async (name: string) => {
    const passed: string[] = [];
    while (passed.length < MOST_TABS) {
      const at = await focused();
      if (at.startsWith(name)) return;
      passed.push(at);
      await desk.keys(KEYS.tab);
    }
    throw new Error(`“${name}” is not reached by Tab, but ${[...new Set(passed)].join(", ")}`);
  };
  const press = async (name: string) => {
    await tabTo(name);
    await desk.keys(KEYS.enter);
  };
  const fill = async (label: string, text: string) => {
    await tabTo(label);
    await desk.keys(KEYS.control, "a");
    await desk.type(text);
  };
  /** To a screen by the palette. */
  const goTo = async (words: string, address: string) => {
    await desk.keys(KEYS.control, "k");
    await desk.find("//*[@role='dialog']", "the palette");
    await desk.type(words);
    await desk.keys(KEYS.enter);
    await desk.browser.waitUntil(() => desk.in((to) => window.location.hash.startsWith(`#${to}`), address));
    await desk.gone("//*[@role='dialog']");
  };
  /** An option of the list below a field that has the focus. */
  const choose = async (option: string) => {
    for (let presses = 0; presses < 40; presses += 1) {
      await desk.keys(KEYS.down);
      const at = await desk.in(() => document.querySelector("[data-combobox-selected]")?.textContent ?? "");
      if (at === option) return desk.keys(KEYS.enter);
    }
    throw new Error(`“${option}” is not among the options`);
  };
  return { focused, tabTo, press, fill, goTo, choose };
}
