import { render, screen } from "@testing-library/react";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import { createI18n } from "@/lib/i18n";
import { status } from "@/lib/i18n/texts/status";
import type { ParticipationStatus } from "@/lib/ipc";
import { categoryMark } from "@/lib/look/tokens";
import { CategoryMark, RoleTag, StatusPill } from "./marks";

describe("marks", () => {
  it.each(Object.entries(status))("status %s has a shape and a word", (code, { id }) => {
    const { container } = render(
      <I18nextProvider i18n={createI18n("id")}>
        <StatusPill status={code as ParticipationStatus} />
      </I18nextProvider>,
    );
    expect(container.textContent).toBe(id);
    expect(container.querySelector("svg")?.childElementCount).toBeGreaterThan(0);
  });

  it("a category says its name and shows its letter on its fill", () => {
    const { container } = render(<CategoryMark index={9} name="Cendera Mata" />);
    expect(container.querySelector("svg text")?.textContent).toBe("C");
    expect(container.querySelector("rect")?.getAttribute("fill")).toBe(categoryMark(9).fill);
    expect(container.querySelector("path")?.getAttribute("d")).not.toBe("");
    expect(screen.getByText("Cendera Mata")).toBeDefined();
  });

  it("a role is named on its colour", () => {
    render(<RoleTag code="curator" label="Kurator" />);
    expect(screen.getByText("Kurator").style.background).toContain("6A3FA0");
  });
});
