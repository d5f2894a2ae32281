// The screen of ID cards as somebody uses it, over the memory backend.

import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { backend } from "@/lib/ipc";
import { emptyRecords, newWorld, SAMPLE_EVENT, sampleWorld } from "@/lib/ipc/memory/world";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

const panel = (name: string | RegExp) => screen.findByRole("complementary", { name });
const rowsShown = (words: string) =>
  waitFor(() => expect(screen.getAllByRole("status").some((each) => each.textContent === words)).toBe(true));

describe("the first badge PDF", () => {
  it("is at most six clicks away from the first start, and open at the last", async () => {
    const { user } = openWindow({ world: newWorld() });
    const opened = vi.spyOn(backend(), "openPath");
    let clicks = 0;
    const counted = () => {
      clicks += 1;
    };
    window.addEventListener("click", counted, true);
    await user.click(await screen.findByRole("button", { name: /Coba contoh JakCraft 2019/ }));
    await user.click(await screen.findByRole("button", { name: "Buka: Cetak ID Card" }));
    await user.click(await screen.findByRole("button", { name: /^Buat PDF \(\d+ kartu\)$/ }));
    await screen.findByText(/pameran|contoh-jakcraft-2019\.cetakan/);
    expect(clicks).toBe(3);
    await user.click(await screen.findByRole("button", { name: "Buka PDF" }));
    window.removeEventListener("click", counted, true);
    expect(opened).toHaveBeenCalledWith(expect.stringMatching(/\.cetakan\/.*\.pdf$/));
    expect(clicks).toBe(4);
    expect(clicks).toBeLessThanOrEqual(6);
  });
});

describe("the screen of ID cards", () => {
  it("begins with those who have none, and is readable to all", async () => {
    const { container } = openWindow({}, "/id-card");
    await screen.findByText("72 personel, 48 belum punya kartu");
    await rowsShown("48 baris");
    expect(await screen.findByRole("img", { name: /^Kartu / })).toBeTruthy();
    expect(screen.getByText(/Kode dan QR masih contoh/)).toBeTruthy();
    await screen.findByText(/perlu dilihat/);
    await expectAccessible(container);
  });

  it("prints everybody left, says where it lies, and then there is nobody left", async () => {
    const { user, world, container } = openWindow({}, "/id-card");
    await user.click(await screen.findByRole("button", { name: "Buat PDF (48 kartu)" }));
    await screen.findByText("48 kartu di 48 halaman");
    await screen.findByRole("heading", { name: "Semua sudah punya ID Card" });
    expect(world.records.badgesIssued).toBe(72);
    await expectAccessible(container);
    const shown = vi.spyOn(backend(), "showInFolder");
    await user.click(screen.getByRole("button", { name: "Buka folder" }));
    expect(shown).toHaveBeenCalledWith(expect.stringContaining("pameran.cetakan/"));
    await user.click(screen.getByRole("button", { name: "Cetak" }));
    await screen.findByText("Dikirim ke Kantor");
    expect(world.printed).toHaveLength(1);
  });

  it("prints those who are selected and nobody else", async () => {
    const { user, world } = openWindow({}, "/id-card");
    await rowsShown("48 baris");
    const boxes = await screen.findAllByRole("checkbox", { name: /^Pilih (?!semua)/ });
    await user.click(boxes[0] as HTMLElement);
    await user.click(boxes[1] as HTMLElement);
    await user.click(await screen.findByRole("button", { name: "Buat PDF (2 kartu)" }));
    await screen.findByText("2 kartu di 2 halaman");
    expect(world.records.badgesIssued).toBe(26);
  });

  it("shows the longest name when asked, and the sheet once there is one", async () => {
    const { user } = openWindow({}, "/id-card");
    const first = (await screen.findByRole("img", { name: /^Kartu / })).getAttribute("alt");
    await user.click(screen.getByRole("radio", { name: "Terpanjang" }));
    await waitFor(() =>
      expect(screen.getByRole("img", { name: /^Kartu / }).getAttribute("alt")).not.toBe(first),
    );
    await user.click(screen.getByRole("combobox", { name: "Kertas" }));
    await user.click(await screen.findByRole("option", { name: /garis potong/ }));
    await user.click(await screen.findByRole("radio", { name: "Lembar" }));
    await screen.findByRole("img", { name: "Lembar pertama, 4 kartu" });
  });

  it("leads from a finding to the firm that must be mended", async () => {
    const { user } = openWindow({}, "/id-card");
    const [mend] = await screen.findAllByRole("button", { name: /^Perbaiki di Peserta/ });
    await user.click(mend as HTMLElement);
    await screen.findByRole("heading", { name: "Peserta", level: 1 });
    await panel(/./);
  });

  it("asks before many badges are replaced", async () => {
    const { user, world } = openWindow({}, "/id-card");
    await user.click(await screen.findByRole("combobox", { name: "Yang ditampilkan" }));
    await user.click(await screen.findByRole("option", { name: "Sudah dicetak" }));
    await rowsShown("24 baris");
    await user.click(await screen.findByRole("combobox", { name: "Yang sudah punya kartu (24)" }));
    await user.click(await screen.findByRole("option", { name: "Ganti, karena datanya berubah" }));
    expect(screen.getByText(/24 kartu lama tidak berlaku lagi/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Buat PDF (24 kartu)" }));
    const dialog = await screen.findByRole("dialog", { name: "Ganti 24 kartu?" });
    await expectAccessible(document.body);
    expect(world.records.issued).toBeUndefined();
    await user.click(within(dialog).getByRole("button", { name: "Ganti dan buat PDF" }));
    await screen.findByText("24 kartu di 24 halaman");
    expect(Object.values(world.records.issued ?? {}).map(({ issue }) => issue)).toEqual(Array(24).fill(2));
  });

  it("can be stopped, and nothing is printed", async () => {
    const { user, world } = openWindow({ silent: ["badges_print"] }, "/id-card");
    await user.click(await screen.findByRole("button", { name: "Buat PDF (48 kartu)" }));
    await expectAccessible(document.body);
    await user.click(await screen.findByRole("button", { name: "Batalkan" }));
    await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
    expect(world.records.badgesIssued).toBe(24);
    expect(screen.queryByRole("button", { name: "Buka PDF" })).toBeNull();
  });

  it("says what went wrong in the list, the picture, the check and the print", async () => {
    const failing = ["badges_preview", "badges_preflight", "badges_print"];
    const { user } = openWindow({ failing }, "/id-card");
    await waitFor(() => expect(screen.getAllByRole("alert").length).toBeGreaterThanOrEqual(2));
    await user.click(screen.getByRole("button", { name: "Buat PDF (48 kartu)" }));
    await waitFor(() => expect(screen.getAllByRole("alert").length).toBeGreaterThanOrEqual(3));
  });

  it("says so where it cannot be read, and reads again", async () => {
    const failing = ["badges_view"];
    const { user } = openWindow({ failing }, "/id-card");
    const alert = await screen.findByRole("alert");
    await expectAccessible(document.body);
    failing.pop();
    await user.click(within(alert).getByRole("button", { name: "Coba lagi" }));
    await rowsShown("48 baris");
  });

  it("sends an event without accepted firms to the list or to the exhibitors", async () => {
    const world = sampleWorld();
    world.records = { ...emptyRecords(), events: [SAMPLE_EVENT], selected: SAMPLE_EVENT.slug };
    const { user } = openWindow({ world }, "/id-card");
    await screen.findByRole("heading", { name: "Belum ada yang mendapat ID Card" });
    await expectAccessible(document.body);
    await user.click(screen.getByRole("button", { name: "Buka Peserta" }));
    await screen.findByRole("heading", { name: "Peserta", level: 1 });
  });

  it("speaks English", async () => {
    const world = sampleWorld();
    world.preferences.language = "en";
    openWindow({ world }, "/id-card");
    await screen.findByText("72 people, 48 without a badge yet");
    await screen.findByRole("button", { name: "Make the PDF (48 badges)" });
  });
});

describe("sheets of labels", () => {
  it("go on after the labels that are used, also for whoever was away in between", async () => {
    const world = sampleWorld();
    world.preferences.screens["badges.print"] = JSON.stringify({
      template: "id-card",
      sheet: "durable-1445",
    });
    const { user } = openWindow({ world }, "/id-card");
    const label = () => screen.findByRole("textbox", { name: "Mulai dari label ke-" });
    expect(await label()).toHaveProperty("value", "1");
    const [, one] = await screen.findAllByRole("checkbox");
    await user.click(one as HTMLElement);
    await user.click(await screen.findByRole("button", { name: /^Buat PDF/ }));
    await screen.findByText(/kartu di/);
    expect(await label()).toHaveProperty("value", "2");
    await user.click(screen.getByRole("link", { name: "Ringkasan" }));
    await screen.findByRole("heading", { name: "JakCraft 2019", level: 1 });
    await user.click(screen.getByRole("link", { name: "ID Card" }));
    expect(await label()).toHaveProperty("value", "2");
  });
});

describe("the desk", () => {
  it("prints one person's badge with the keyboard alone, on the printer it used last", async () => {
    const world = sampleWorld();
    world.preferences.screens["badges.print"] = JSON.stringify({ printer: "Label meja depan" });
    const { user } = openWindow({ world }, "/id-card");
    await rowsShown("48 baris");
    await user.keyboard("/talia yulianti{Enter}");
    const person = await panel("Talia Yulianti");
    await within(person).findByRole("button", { name: "Cetak di Label meja depan" });
    await expectAccessible(document.body);
    await user.keyboard("{Enter}");
    await screen.findByText("Dikirim ke Label meja depan");
    expect(world.printed).toEqual([
      { printer: "Label meja depan", path: expect.stringContaining(".cetakan/") },
    ]);
    expect(world.records.badgesIssued).toBe(25);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("complementary", { name: "Talia Yulianti" })).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  });

  it("makes the PDF first where no printer was used yet, and offers to open it", async () => {
    const { user, world } = openWindow({}, "/id-card");
    await rowsShown("48 baris");
    await user.keyboard("/talia yulianti{Enter}");
    await panel("Talia Yulianti");
    await user.keyboard("{Enter}");
    await screen.findByText("1 kartu di 1 halaman");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Buka PDF"));
    expect(world.printed).toEqual([]);
  });

  it("finds somebody who has a badge already, and prints the same once more", async () => {
    const { user, world } = openWindow({}, "/id-card");
    await rowsShown("48 baris");
    await user.keyboard("/jayeng mandasari");
    await screen.findByRole("heading", { name: "1 yang cocok tidak ditampilkan" });
    await user.keyboard("{Enter}");
    await panel("Jayeng Mandasari");
    await user.keyboard("{Enter}");
    await screen.findByText("1 kartu di 1 halaman");
    expect(world.records.issued).toBeUndefined();
  });

  it("replaces a lost badge, with the reason", async () => {
    const { user, world } = openWindow({}, "/id-card?id=person-0-0");
    const person = await panel("Jayeng Mandasari");
    await within(person).findByText(/terbitan ke-1$/);
    await user.click(within(person).getByRole("combobox", { name: "Sudah punya kartu" }));
    await user.click(await screen.findByRole("option", { name: "Ganti, karena hilang" }));
    await user.click(within(person).getByRole("button", { name: "Buat PDF kartu ini" }));
    await user.click(
      within(await screen.findByRole("dialog", { name: "Ganti 1 kartu?" })).getByRole("button", {
        name: "Ganti dan buat PDF",
      }),
    );
    await within(person).findByText(/terbitan ke-2$/);
    expect(world.records.issued?.["person-0-0"]?.issue).toBe(2);
    expect(world.records.badgesIssued).toBe(24);
  });

  it("asks by keys, too, before the printer used last prints another badge in place of one", async () => {
    const world = sampleWorld();
    world.preferences.screens["badges.print"] = JSON.stringify({ printer: "Label meja depan" });
    const { user } = openWindow({ world }, "/id-card?id=person-0-0");
    const person = await panel("Jayeng Mandasari");
    await within(person).findByRole("button", { name: "Cetak di Label meja depan" });
    await user.click(within(person).getByRole("combobox", { name: "Sudah punya kartu" }));
    await user.click(await screen.findByRole("option", { name: "Ganti, karena hilang" }));
    await user.keyboard("{Control>}p{/Control}");
    const asked = await screen.findByRole("dialog", { name: "Ganti 1 kartu?" });
    await expectAccessible(document.body);
    expect([world.records.issued, world.printed]).toEqual([undefined, []]);
    await user.click(within(asked).getByRole("button", { name: "Biarkan" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect([world.records.issued, world.printed]).toEqual([undefined, []]);
    await user.keyboard("{Control>}p{/Control}");
    await user.click(await screen.findByRole("button", { name: "Ganti dan buat PDF" }));
    await screen.findByText("Dikirim ke Label meja depan");
    expect(world.records.issued?.["person-0-0"]?.issue).toBe(2);
  });

  it("is told where somebody gets no badge", async () => {
    openWindow({}, "/id-card?id=person-45-0");
    await screen.findByText(/usahanya belum diterima/);
  });

  it("finds three thousand people as one types", async () => {
    const world = sampleWorld();
    const { exhibitors } = world.records;
    world.records.people = Array.from({ length: 3_000 }, (_, index) => ({
      id: `person-x-${index}`,
      name: `Orang ${index}`,
      exhibitor: exhibitors[index % 40]?.id ?? "",
    }));
    const { user } = openWindow({ world }, "/id-card");
    await rowsShown("2.976 baris");
    expect(screen.getAllByRole("row").length).toBeLessThan(80);
    await user.keyboard("/orang 2999{Enter}");
    await panel("Orang 2999");
  });
});
