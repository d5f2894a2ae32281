import { describe, expect, it } from "vitest";
import { contrast } from "./contrast";
import {
  CATEGORY_FILLS,
  CATEGORY_LABEL,
  categoryMark,
  DARK,
  LIGHT,
  ROLE_COLOURS,
  type Scheme,
} from "./tokens";

/** Text of a colour may stand on these grounds. */
const GROUNDS: Partial<Record<keyof Scheme, (keyof Scheme)[]>> = {
  ink: [
    "paper",
    "surface",
    "sunken",
    "accent_soft",
    "danger_soft",
    "attention_soft",
    "done_soft",
    "calm_soft",
  ],
  muted: ["paper", "surface", "sunken", "accent_soft", "calm_soft"],
  accent: ["paper", "surface", "sunken", "accent_soft"],
  accent_hover: ["paper", "surface", "sunken", "accent_soft"],
  danger: ["paper", "surface", "sunken", "danger_soft"],
  attention: ["paper", "surface", "sunken", "attention_soft"],
  done: ["paper", "surface", "sunken", "done_soft"],
  on_accent: ["accent", "accent_hover"],
  on_danger: ["danger"],
};

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
])("the %s scheme", (_, scheme) => {
  for (const [text, grounds] of Object.entries(GROUNDS) as [keyof Scheme, (keyof Scheme)[]][]) {
    it.each(grounds)(`can be read: ${text} on %s`, (ground) => {
      expect(contrast(scheme[text], scheme[ground])).toBeGreaterThanOrEqual(4.5);
    });
  }
  it.each(["paper", "surface", "sunken"] as const)("shows focus and fields on %s", (ground) => {
    expect(contrast(scheme.accent, scheme[ground])).toBeGreaterThanOrEqual(3);
    expect(contrast(scheme.edge, scheme[ground])).toBeGreaterThanOrEqual(3);
  });
});

describe("colours that are printed too", () => {
  it.each(Object.entries(ROLE_COLOURS))("white can be read on the band of %s", (_, colour) => {
    expect(contrast("#FFFFFF", colour)).toBeGreaterThanOrEqual(4.5);
  });
  it.each([...CATEGORY_FILLS])("a booth's label can be read on %s", (fill) => {
    expect(contrast(CATEGORY_LABEL, fill)).toBeGreaterThanOrEqual(4.5);
  });
  it("gives the eleven default categories eleven marks", () => {
    const marks = Array.from({ length: 11 }, (_, index) => JSON.stringify(categoryMark(index)));
    expect(new Set(marks).size).toBe(11);
  });
});
