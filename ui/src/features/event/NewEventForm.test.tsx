import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { newWorld } from "@/lib/ipc/memory/world";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

it("begins an event with its letterhead and logo, from an empty workspace by keys alone", async () => {
  const world = newWorld();
  world.path = "/home/panitia/pameran.jakcraft";
  const { user } = openWindow({ world, picked: () => "/home/panitia/logo-dekranasda.png" });
  const name = await screen.findByRole("textbox", { name: /^Nama pameran/ });
  expect(document.activeElement).toBe(name);
  await user.keyboard("JakCraft 2026{Tab}Kota Kreatif{Tab}23/11/2026{Tab}26/11/2026{Tab}");
  screen.getByRole("button", { name: "Kop surat, logo, jam per hari" }).focus();
  await user.keyboard("{Enter}");
  await user.type(screen.getByRole("textbox", { name: "Kop surat" }), "DEKRANASDA DKI JAKARTA");
  await user.click(screen.getByRole("button", { name: "Pilih logo" }));
  await screen.findByText("logo-dekranasda.png");
  await expectAccessible(document.body);
  await user.click(screen.getByRole("button", { name: "Buat pameran" }));
  await screen.findByText("Pameran JakCraft 2026 dibuat");
  expect(world.records.events[0]).toMatchObject({
    slug: "jakcraft-2026",
    theme: "Kota Kreatif",
    starts_on: "2026-11-23",
    ends_on: "2026-11-26",
  });
});
