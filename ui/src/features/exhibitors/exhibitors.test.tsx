// The screen of exhibitors as somebody uses it, over the memory backend.

import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

describe("a firm's panel", () => {
  it("says what is off as it is typed, and saves what is not", async () => {
    const { user, world } = openWindow({}, "/peserta?id=firm-3");
    const panel = await screen.findByRole("complementary", { name: "Griya Ondel Batik" });
    const name = await within(panel).findByRole("textbox", { name: /^Nama usaha/ });
    await user.clear(name);
    await within(panel).findByText("Isi nama usahanya.");
    await user.type(name, "Griya Baru");
    await user.click(within(panel).getByRole("button", { name: "Simpan" }));
    await screen.findByRole("complementary", { name: "Griya Baru" });
    expect(world.records.exhibitors[3]?.name).toBe("Griya Baru");
    await screen.findByText("Griya Baru disimpan");
    await expectAccessible(document.body);
  });

  it("masks the NIK until somebody asks", async () => {
    const { user } = openWindow({}, "/peserta?id=firm-3");
    await screen.findByText(/••••0850/);
    await user.click(screen.getByRole("button", { name: "Tampilkan NIK" }));
    await screen.findByText("NIK 3171014509900850");
  });

  it("offers no removal of whoever has a badge", async () => {
    const { user } = openWindow({}, "/peserta?id=firm-3");
    await user.click(await screen.findByRole("tab", { name: "Penjaga" }));
    await screen.findByRole("button", { name: "Ubah Titi Sinaga" });
    expect(screen.queryByRole("button", { name: "Hapus Titi Sinaga" })).toBeNull();
    expect(screen.getByRole("button", { name: "Hapus Talia Firmansyah" })).toBeDefined();
  });
});

describe("moving many", () => {
  it("asks for a reason where one is needed, and tells how many move", async () => {
    const { user, world } = openWindow({}, "/peserta");
    await user.click(await screen.findByRole("checkbox", { name: "Pilih semua" }));
    await user.click(screen.getByRole("button", { name: "Ubah status" }));
    await user.click(await screen.findByRole("combobox", { name: "Status baru" }));
    await user.click(await screen.findByRole("option", { name: "Cadangan" }));
    const move = await screen.findByRole("button", { name: /^Ubah \d+ peserta$/ });
    expect((move as HTMLButtonElement).disabled).toBe(true);
    await user.type(screen.getByRole("textbox", { name: /^Alasan/ }), "stan kurang");
    await user.click(move);
    await screen.findByText(/peserta menjadi Cadangan/);
    expect(world.records.exhibitors.every((row) => row.status === "waitlisted")).toBe(true);
  });
});

describe("adding a firm", () => {
  it("opens it once it is saved, and asks before what was typed is left", async () => {
    const { user, world } = openWindow({}, "/peserta");
    await user.click(await screen.findByRole("button", { name: "Tambah peserta" }));
    const panel = await screen.findByRole("complementary", { name: "Peserta baru" });
    await user.type(await within(panel).findByRole("textbox", { name: /^Nama usaha/ }), "Anyaman Rawa");
    await user.click(within(panel).getByRole("button", { name: "Tutup" }));
    const asked = await screen.findByRole("dialog", { name: "Perubahan belum disimpan" });
    await user.click(within(asked).getByRole("button", { name: "Tetap di sini" }));
    await user.click(await screen.findByRole("button", { name: "Simpan" }));
    await screen.findByRole("complementary", { name: "Anyaman Rawa" });
    expect(world.records.exhibitors.at(-1)?.name).toBe("Anyaman Rawa");
  });

  it("leaves what was typed where that is wanted", async () => {
    const { user, world } = openWindow({}, "/peserta?id=firm-3");
    const panel = await screen.findByRole("complementary", { name: "Griya Ondel Batik" });
    await user.type(await within(panel).findByRole("textbox", { name: "Pemilik" }), " Jaya");
    await user.click(screen.getByRole("link", { name: "Ringkasan" }));
    await user.click(await screen.findByRole("button", { name: "Buang perubahan" }));
    await screen.findByRole("heading", { level: 1, name: /Ringkasan|JakCraft/ });
    expect(world.records.exhibitors[3]?.owner).not.toContain("Jaya");
  });
});
