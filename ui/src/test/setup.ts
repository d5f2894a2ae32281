import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// happy-dom lays nothing out: a table needs a height to know which rows are in sight, and Mantine asks for these.
Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { configurable: true, get: () => 600 },
  clientWidth: { configurable: true, get: () => 1200 },
  offsetHeight: { configurable: true, get: () => 600 },
  offsetWidth: { configurable: true, get: () => 1200 },
});
Element.prototype.scrollIntoView = () => undefined;
vi.stubGlobal("matchMedia", (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
}));

// It has no fonts either; Mantine's growing text field waits for them.
Object.defineProperty(document, "fonts", { configurable: true, value: new EventTarget() });

configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  localStorage.clear();
  window.location.hash = "";
});
