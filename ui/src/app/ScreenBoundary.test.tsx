import { MantineProvider } from "@mantine/core";
import { render, screen } from "@testing-library/react";
import { I18nextProvider } from "react-i18next";
import { expect, it, vi } from "vitest";
import { createI18n } from "@/lib/i18n";
import { ScreenBoundary } from "./ScreenBoundary";

function Mistaken(): never {
  throw new TypeError("rows is undefined");
}

it("a mistake says that the data is safe, what to do, and what to send", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  render(
    <I18nextProvider i18n={createI18n("id")}>
      <MantineProvider env="test">
        <ScreenBoundary>
          <Mistaken />
        </ScreenBoundary>
      </MantineProvider>
    </I18nextProvider>,
  );
  const said = screen.getByRole("alert").textContent;
  expect(said).toContain("Data sudah tersimpan");
  expect(said).toContain("TypeError: rows is undefined");
  expect(screen.getByRole("button", { name: "Muat ulang" })).toBeDefined();
});
