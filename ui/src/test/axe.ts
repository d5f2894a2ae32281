import axe from "axe-core";
import { expect } from "vitest";

/**
 * No rule of axe is broken below the element. Colours are left to tokens.test.ts and to the runs in a real browser:
 * there is no layout here to measure them in.
 */
export async function expectAccessible(element: Element): Promise<void> {
  const result = await axe.run(element, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: true } },
  });
  const said = result.violations.map(
    (rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join("\n")}`,
  );
  expect(said).toEqual([]);
}
