// The window as somebody uses it, over the memory backend.

import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { newWorld, sampleWorld } from "@/lib/ipc/memory/world";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

describe("the overview", () => {
  it("says how far the event is and what comes next", async () => {
    openWindow();
    await screen.findByRole("heading", { name: "JakCraft 2019", level: 1 });
    await screen.findByText("41 diterima, 2 cadangan");
    expect(screen.getByText("Putuskan baris kembar").textContent).toContain("(berikutnya)");
    expect(screen.getByText("Sen, 25 Nov")).toBeDefined();
    await expectAccessible(document.body);
  });

  it("leads from a warning to the screen that helps", async () => {
    const { user } = openWindow();
    await user.click(await screen.findByRole("button", { name: /^Lihat: 3 peserta belum punya nomor/ }));
    await screen.findByRole("heading", { name: "Peserta", level: 1 });
  });

  it("is read anew when another program has written", async () => {
    const { world } = openWindow();
    await screen.findByText("41 diterima, 2 cadangan");
    world.records.exhibitors = world.records.exhibitors.slice(0, 40);
    world.dataVersion += 1;
    window.dispatchEvent(new Event("focus"));
    await screen.findByText("40 diterima, 0 cadangan");
  });

  it("says what failed, and asks again when told to", async () => {
    const failing = ["overview"];
    const { user } = openWindow({ failing });
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("Tidak ada yang berubah");
    await expectAccessible(document.body);
    failing.pop();
    await user.click(within(alert).getByRole("button", { name: "Coba lagi" }));
    await screen.findByText("41 diterima, 2 cadangan");
  });

  it("offers a first step where there is no exhibitor yet", async () => {
    const world = sampleWorld();
    world.records.exhibitors = [];
    openWindow({ world });
    await screen.findByRole("heading", { name: "Pameran ini belum punya peserta" });
  });
});

describe("the palette", () => {
  it("finds a firm by part of its name and opens it, with keys alone", async () => {
    const { user } = openWindow();
    await screen.findByText("41 diterima, 2 cadangan");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox"), "sanggar rorotan");
    await screen.findByRole("option", { name: /Sanggar Rorotan/ });
    await user.keyboard("{Enter}");
    await screen.findByRole("complementary", { name: "Sanggar Rorotan" });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
  });

  it("closes by Esc and leaves the panel behind it open", async () => {
    const { user } = openWindow({}, "/peserta?id=firm-3");
    await screen.findByRole("complementary", { name: "Griya Ondel Batik" });
    await user.keyboard("{Control>}k{/Control}");
    await screen.findByRole("dialog");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByRole("complementary", { name: "Griya Ondel Batik" })).toBeDefined();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
  });

  it("does what a command says", async () => {
    const { user } = openWindow();
    await screen.findByText("41 diterima, 2 cadangan");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox"), "pintasan");
    await user.keyboard("{Enter}");
    await screen.findByRole("dialog", { name: "Pintasan papan ketik" });
    await expectAccessible(document.body);
  });

  it("says so where nothing matches", async () => {
    const { user } = openWindow();
    await screen.findByText("41 diterima, 2 cadangan");
    await user.click(screen.getByRole("button", { name: "Cari atau perintah" }));
    await user.type(await screen.findByRole("combobox"), "xyzzy");
    await screen.findByText(/Tidak ada yang cocok/);
  });
});

describe("files that the program is started with", () => {
  it("are opened", async () => {
    openWindow({ world: newWorld(), asked: "/home/panitia/pameran-2019.jakcraft" });
    await screen.findByRole("heading", { name: "JakCraft 2019", level: 1 });
    expect(screen.getByText("pameran-2019")).toBeDefined();
  });
});

describe("undo", () => {
  it("says what it undid, and redo brings it back", async () => {
    const { user } = openWindow();
    await screen.findByRole("button", { name: "Urungkan: Terima 41 peserta" });
    await user.keyboard("{Control>}z{/Control}");
    await screen.findByText("Diurungkan: Terima 41 peserta");
    await screen.findByRole("button", { name: "Ulangi: Terima 41 peserta" });
    await user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    await screen.findByText("Diulangi: Terima 41 peserta");
  });

  it("leaves a field's own undo alone", async () => {
    const { user } = openWindow({}, "/peserta");
    await user.type(await screen.findByRole("searchbox"), "kana{Control>}z{/Control}");
    expect(screen.queryByText(/^Diurungkan/)).toBeNull();
  });
});

describe("language and theme", () => {
  it("changes every word at once", async () => {
    const { user, world } = openWindow();
    await user.click(await screen.findByRole("button", { name: "Tampilan" }));
    await user.click(await screen.findByRole("menuitemradio", { name: "English" }));
    await screen.findByText("41 accepted, 2 in reserve");
    expect(document.documentElement.lang).toBe("en");
    await user.click(screen.getByRole("menuitemradio", { name: "Dark" }));
    await waitFor(() => expect(document.documentElement.dataset.mantineColorScheme).toBe("dark"));
    await user.click(screen.getByRole("menuitem", { name: "Larger" }));
    await screen.findByText("110%");
    expect(world.preferences).toMatchObject({ language: "en", theme: "dark", zoom_percent: 110 });
  });
});

describe("the first start", () => {
  it("opens the sample with one click", async () => {
    const { user } = openWindow({ world: newWorld() });
    await user.click(await screen.findByRole("button", { name: /Coba contoh JakCraft 2019/ }));
    await screen.findByRole("heading", { name: "JakCraft 2019", level: 1 });
  });

  it("can be stopped, and is where it was", async () => {
    const { user } = openWindow({ world: newWorld(), silent: ["sample_open"] });
    await user.click(await screen.findByRole("button", { name: /Coba contoh JakCraft 2019/ }));
    await expectAccessible(document.body);
    await user.click(await screen.findByRole("button", { name: "Batalkan" }));
    await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
    expect(screen.getByRole("button", { name: /Coba contoh JakCraft 2019/ })).toBeDefined();
    await expectAccessible(document.body);
  });

  it("makes a workspace and its first event", async () => {
    const { user } = openWindow({ world: newWorld(), picked: () => "/home/panitia/kriya.jakcraft" });
    await user.click(await screen.findByRole("button", { name: /Buat pameran baru/ }));
    await screen.findByRole("heading", { name: "Pameran pertama di berkas ini" });
    await user.click(screen.getByRole("button", { name: "Buat pameran" }));
    await screen.findByText("Isi nama pameran.");
    await user.type(screen.getByRole("textbox", { name: /Nama pameran/ }), "JakCraft 2026");
    await user.type(screen.getByRole("textbox", { name: /Hari pertama/ }), "23/11/2026");
    await user.type(screen.getByRole("textbox", { name: /Hari terakhir/ }), "26 November 2026");
    await expectAccessible(document.body);
    await user.click(screen.getByRole("button", { name: "Buat pameran" }));
    await screen.findByRole("heading", { name: "JakCraft 2026", level: 1 });
    expect(screen.getByText(/kriya\.jakcraft/)).toBeDefined();
    await screen.findByText("Pameran JakCraft 2026 dibuat");
  });

  it("takes a workspace off the list of the last ones", async () => {
    const world = newWorld();
    world.preferences.recent = ["/lama/pameran.jakcraft"];
    const { user } = openWindow({ world });
    await user.click(await screen.findByRole("button", { name: "Hapus pameran dari daftar ini" }));
    await waitFor(() => expect(screen.queryByText("/lama/pameran.jakcraft")).toBeNull());
    expect(world.preferences.recent).toEqual([]);
  });

  it("stays where it is when the person thinks better of a file", async () => {
    const { user } = openWindow({ world: newWorld(), picked: () => null });
    await user.click(await screen.findByRole("button", { name: /Buka berkas kerja/ }));
    expect(screen.getByRole("button", { name: /Pulihkan cadangan/ })).toBeDefined();
  });
});

describe("exhibitors", () => {
  it("are found as one types", async () => {
    const { user } = openWindow({}, "/peserta");
    await user.type(await screen.findByRole("searchbox"), "batik pusat");
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("2 baris"));
    await user.clear(screen.getByRole("searchbox"));
    await user.type(screen.getByRole("searchbox"), "xyzzy");
    await user.click(await screen.findByRole("button", { name: "Tampilkan semua" }));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("46 baris"));
    await expectAccessible(document.body);
  });
});
