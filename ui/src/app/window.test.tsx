// The window as somebody uses it, over the memory backend.

import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { newWorld, SAMPLE_EVENT, sampleWorld } from "@/lib/ipc/memory/world";
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

  it("is not styled anew when its state is read anew", async () => {
    const { world } = openWindow();
    await screen.findByText("41 diterima, 2 cadangan");
    const sheets: Node[] = [];
    const watch = new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        sheets.push(...[...addedNodes].filter(({ nodeName }) => nodeName === "STYLE"));
    });
    watch.observe(document, { childList: true, subtree: true });
    world.records.exhibitors = world.records.exhibitors.slice(0, 40);
    world.dataVersion += 1;
    window.dispatchEvent(new Event("focus"));
    await screen.findByText("40 diterima, 0 cadangan");
    watch.disconnect();
    expect(sheets).toEqual([]);
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

describe("what is not saved", () => {
  const LOST = { name: "Perubahan belum disimpan" };

  it("is asked about before another workspace is opened, and is not there in it", async () => {
    let handOver: (path: string) => void = () => undefined;
    const second = (open: typeof handOver) => {
      handOver = open;
    };
    const { user, world } = openWindow({ second }, "/peserta?id=baru");
    const before = world.path;
    await user.type(await screen.findByRole("textbox", { name: /^Nama usaha/ }), "Anyaman Rawa");
    act(() => handOver("/home/panitia/lain.jakcraft"));
    await user.click(
      within(await screen.findByRole("dialog", LOST)).getByRole("button", { name: "Tetap di sini" }),
    );
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(world.path).toBe(before);
    act(() => handOver("/home/panitia/lain.jakcraft"));
    await user.click(
      within(await screen.findByRole("dialog", LOST)).getByRole("button", { name: "Buang perubahan" }),
    );
    await screen.findByRole("heading", { name: "JakCraft 2019", level: 1 });
    expect(world.path).toBe("/home/panitia/lain.jakcraft");
    await user.click(screen.getByRole("link", { name: "Peserta" }));
    await user.click(await screen.findByRole("button", { name: "Tambah peserta" }));
    expect((await screen.findByRole("textbox", { name: /^Nama usaha/ })).getAttribute("value")).toBe("");
    expect(world.records.exhibitors).toHaveLength(46);
  });

  it("does not come along where it was begun before a workspace that opens unasked", async () => {
    const { user, world } = openWindow({}, "/peserta?id=baru");
    await user.type(await screen.findByRole("textbox", { name: /^Nama usaha/ }), "Anyaman Rawa");
    world.path = "/home/panitia/lain.jakcraft";
    world.opening += 1;
    window.dispatchEvent(new Event("focus"));
    await screen.findByRole("heading", { name: "JakCraft 2019", level: 1 });
    await waitFor(() => expect(window.location.hash).toBe("#/ringkasan"));
  });

  it("is asked about before another event is chosen", async () => {
    const world = sampleWorld();
    world.records.events.unshift({
      ...SAMPLE_EVENT,
      id: "event-2018",
      slug: "jakcraft-2018",
      name: "JakCraft 2018",
    });
    const { user } = openWindow({ world }, "/peserta?id=firm-3");
    await user.type(await screen.findByRole("textbox", { name: "Kota" }), " Raya");
    const choose = async () => {
      await user.click(screen.getByRole("button", { name: "Pilih pameran: JakCraft 2019" }));
      await user.click(await screen.findByRole("menuitemradio", { name: "JakCraft 2018" }));
    };
    await choose();
    await user.click(
      within(await screen.findByRole("dialog", LOST)).getByRole("button", { name: "Buang perubahan" }),
    );
    await screen.findByRole("button", { name: "Pilih pameran: JakCraft 2018" });
    await waitFor(() => expect(window.location.hash).toBe("#/peserta"));
  });

  it("is asked about before the window closes, and long work, too", async () => {
    let mayClose: () => Promise<boolean> = () => Promise.reject(new Error("nobody asks"));
    const closing = (ask: typeof mayClose) => {
      mayClose = ask;
    };
    const { user, world } = openWindow({ closing, silent: ["badges_print"] }, "/peserta?id=firm-3");
    await screen.findByRole("complementary", { name: "Griya Ondel Batik" });
    expect(await mayClose()).toBe(true);
    await user.type(await screen.findByRole("textbox", { name: "Kota" }), " Raya");
    const close = () => {
      let may: Promise<boolean> = Promise.resolve(false);
      act(() => {
        may = mayClose();
      });
      return may;
    };
    const stays = close();
    const dialog = await screen.findByRole("dialog", LOST);
    expect(dialog.textContent).toContain("sebelum JakCraft ditutup");
    await user.click(within(dialog).getByRole("button", { name: "Tetap di sini" }));
    expect(await stays).toBe(false);
    const closes = close();
    await user.click(within(await screen.findByRole("dialog", LOST)).getByRole("button", { name: "Simpan" }));
    expect(await closes).toBe(true);
    expect(world.records.exhibitors[3]?.city).toBe("Jakarta Pusat Raya");

    await user.click(screen.getByRole("link", { name: "ID Card" }));
    await user.click(await screen.findByRole("button", { name: "Buat PDF (48 kartu)" }));
    await screen.findByRole("progressbar");
    const cancels = close();
    const work = await screen.findByRole("dialog", { name: "Pekerjaan belum selesai" });
    await expectAccessible(document.body);
    await user.click(within(work).getByRole("button", { name: "Batalkan dan tutup" }));
    expect(await cancels).toBe(true);
  });

  it("of a new event is asked about when its dialog is closed", async () => {
    const { user } = openWindow();
    await screen.findByText("41 diterima, 2 cadangan");
    const begin = async () => {
      await user.click(screen.getByRole("button", { name: /^Pilih pameran/ }));
      await user.click(await screen.findByRole("menuitem", { name: "Buat pameran baru" }));
      return screen.findByRole("textbox", { name: /^Nama pameran/ });
    };
    await begin();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.type(await begin(), "JakCraft 2020");
    await user.keyboard("{Escape}");
    const asked = await screen.findByRole("dialog", LOST);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(asked.isConnected).toBe(false));
    expect(screen.getByRole("textbox", { name: /^Nama pameran/ })).toHaveProperty("value", "JakCraft 2020");
    await user.keyboard("{Escape}");
    await user.click(
      within(await screen.findByRole("dialog", LOST)).getByRole("button", { name: "Buang perubahan" }),
    );
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
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
