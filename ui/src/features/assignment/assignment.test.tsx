// The screen of assignment as somebody uses it, over the memory backend.

import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { emptyRecords, SAMPLE_EVENT, sampleWorld } from "@/lib/ipc/memory/world";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

const open = async (options: Parameters<typeof openWindow>[0] = {}, tab = "rencana") => {
  const opened = openWindow(options, `/penempatan?id=${tab}`);
  await screen.findByRole("heading", { level: 1, name: "Penempatan" });
  return opened;
};

describe("a plan", () => {
  it("is looked for, compared with what stands, taken, and undone by its name", async () => {
    const { user, world, container } = await open();
    await user.click(await screen.findByRole("button", { name: "Cari rencana" }));
    expect(await screen.findByText(/^Rencana 1: biaya .*paling jauh .*% dari batas terbukti/)).toBeTruthy();
    const table = screen.getByRole("group", { name: "Rencana berdampingan" });
    expect(within(table).getByRole("columnheader", { name: /Rencana 1/ })).toBeTruthy();
    const cost = within(table).getByRole("row", { name: /^Biaya \d/ });
    // Two had no booth, which cost 20,000.
    expect(within(cost).getByText(/^−.* dari sekarang$/)).toBeTruthy();
    await expectAccessible(container);

    const before = world.records.booths.filter(({ exhibitor }) => exhibitor === null).length;
    await user.click(screen.getByRole("button", { name: "Pakai Rencana 1" }));
    await screen.findByText(/^Rencana 1 dipakai: 41 mendapat stan, 2 pindah/);
    expect(world.records.booths.filter(({ exhibitor }) => exhibitor === null).length).toBe(before - 2);
    await user.click(screen.getByRole("button", { name: "Urungkan" }));
    await screen.findByText("Diurungkan: Rencana 1 dipakai");
    expect(world.records.booths.filter(({ exhibitor }) => exhibitor === null).length).toBe(before);
  });

  it("that is stopped is kept as far as it came, and says so", async () => {
    const world = { ...sampleWorld(), endless: true };
    const { user } = await open({ world });
    await user.click(await screen.findByText("Teliti"));
    await user.keyboard("r");
    const run = await screen.findByRole("region", { name: "Mencari rencana" });
    await within(run).findByText(/batas terbukti$/);
    expect(within(run).getByText("Batas terbukti").nextSibling?.textContent).toBe("990");
    await user.click(within(run).getByRole("button", { name: "Hentikan, simpan yang terbaik" }));
    expect(await screen.findByText("Dihentikan")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Pakai Rencana 1" })).toBeTruthy();
  });

  it("that is looked for is not thrown away by closing the window without a question", async () => {
    let mayClose: () => Promise<boolean> = () => Promise.resolve(true);
    const closing = (ask: typeof mayClose) => {
      mayClose = ask;
    };
    const { user } = await open({ world: { ...sampleWorld(), endless: true }, closing });
    await user.click(await screen.findByRole("button", { name: "Cari rencana" }));
    await screen.findByRole("region", { name: "Mencari rencana" });
    let closes: Promise<boolean> = Promise.resolve(true);
    act(() => {
      closes = mayClose();
    });
    const asked = await screen.findByRole("dialog", { name: "Pekerjaan belum selesai" });
    expect(asked.textContent).toContain("menutup JakCraft membuang rencana ini");
    await expectAccessible(document.body);
    await user.click(within(asked).getByRole("button", { name: "Tunggu selesai" }));
    expect(await closes).toBe(false);
    // To another screen it goes without a question: what was found is kept.
    await user.click(screen.getByRole("link", { name: "Ringkasan" }));
    await waitFor(() => expect(window.location.hash).toBe("#/ringkasan"));
    await waitFor(() => expect(screen.queryByRole("region", { name: "Mencari rencana" })).toBeNull());
  });

  it("stands beside two others at most, each of which can be dropped", async () => {
    const { user } = await open();
    const run = await screen.findByRole("button", { name: "Cari rencana" });
    for (const seed of [1, 2, 3, 4]) {
      const field = screen.getByRole("textbox", { name: "Benih acak" });
      await user.clear(field);
      await user.type(field, String(seed));
      await user.click(run);
      await screen.findByRole("button", { name: `Pakai Rencana ${seed}` });
    }
    expect(screen.queryByRole("button", { name: "Pakai Rencana 1" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Buang Rencana 3" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Pakai Rencana 3" })).toBeNull());
    expect(screen.getAllByRole("button", { name: /^Pakai Rencana/ })).toHaveLength(2);
  });

  it("names who would stand elsewhere, and finds one of them", async () => {
    const { user } = await open();
    await user.click(await screen.findByRole("button", { name: "Cari rencana" }));
    expect(await screen.findByRole("heading", { name: "Yang berbeda (4)" })).toBeTruthy();
    const row = () => screen.getByRole("row", { name: /^Butik Bahari tanpa stan D-04/ });
    expect(row()).toBeTruthy();
    await user.type(screen.getByRole("textbox", { name: "Cari peserta atau stan" }), "bahari");
    await waitFor(() => expect(screen.getAllByRole("row", { name: /tanpa stan D-/ })).toHaveLength(1));
    expect(row()).toBeTruthy();
  });

  it("made before the latest change cannot be taken", async () => {
    const { user, world } = await open();
    for (const label of ["Rencana 1", "Rencana 2"]) {
      await user.click(await screen.findByRole("button", { name: "Cari rencana" }));
      await screen.findByRole("button", { name: `Pakai ${label}` });
    }
    await user.click(screen.getByRole("button", { name: "Pakai Rencana 2" }));
    expect(await screen.findAllByText("Data sudah berubah")).toHaveLength(2);
    const other = screen.getByRole("button", { name: "Pakai Rencana 1" });
    expect(other.getAttribute("aria-disabled")).toBe("true");
    const steps = world.undo.length;
    await user.click(other);
    expect(world.undo.length).toBe(steps);
  });

  it("shows who has no booth and why", async () => {
    await open();
    expect(await screen.findByRole("heading", { name: "Siapa tanpa stan, dan mengapa" })).toBeTruthy();
    const firm = screen.getByText("Butik Bahari").closest("li") as HTMLElement;
    expect(await within(firm).findByText("Tidak ada stan 3x2 m yang tersisa.")).toBeTruthy();
  });

  it("refuses a seed that is none", async () => {
    const { user } = await open();
    const field = await screen.findByRole("textbox", { name: "Benih acak" });
    await user.clear(field);
    await user.type(field, "dua");
    expect(screen.getByText("Tulis bilangan bulat, misalnya 1")).toBeTruthy();
    const run = screen.getByRole("button", { name: "Cari rencana" });
    expect(run.getAttribute("aria-disabled")).toBe("true");
    await user.click(run);
    expect(screen.queryByRole("region", { name: "Mencari rencana" })).toBeNull();
  });
});

describe("the weights", () => {
  const toWeights = async () => {
    const opened = await open();
    await opened.user.click(await screen.findByRole("button", { name: "Bobot" }));
    const panel = await screen.findByRole("complementary", { name: "Bobot" });
    return { ...opened, panel };
  };

  it("are eleven named sliders with a sentence each, and presets", async () => {
    const { user, panel, world, container } = await toWeights();
    expect(await within(panel).findAllByRole("slider")).toHaveLength(11);
    const moved = within(panel).getByRole("slider", { name: "Pindah tempat" });
    expect(moved.getAttribute("aria-valuetext")).toBe("25 poin");
    const help = document.getElementById(moved.getAttribute("aria-describedby") ?? "");
    expect(help?.textContent).toBe("Tiap peserta yang pindah dari tempatnya sekarang.");
    await expectAccessible(container);
    await user.click(within(panel).getByRole("combobox", { name: "Susunan bobot" }));
    await user.click(await screen.findByRole("option", { name: "Zona didahulukan" }));
    expect(within(panel).getByRole("slider", { name: "Zona lain" })).toHaveProperty("value", "40");
    await user.click(within(panel).getByRole("button", { name: "Simpan bobot" }));
    await screen.findByText("Bobot penempatan disimpan.");
    expect(world.records.weights?.zone_mismatch).toBe(40);
  });

  it("that were moved are stored before a plan is looked for, and asked about before they are left", async () => {
    const { user, panel, world } = await toWeights();
    await user.click(await within(panel).findByRole("combobox", { name: "Susunan bobot" }));
    await user.click(await screen.findByRole("option", { name: "Zona didahulukan" }));
    await user.click(screen.getByRole("link", { name: "Ringkasan" }));
    const asked = await screen.findByRole("dialog", { name: "Perubahan belum disimpan" });
    await user.click(within(asked).getByRole("button", { name: "Tetap di sini" }));
    await user.click(await screen.findByRole("button", { name: "Simpan bobot dan cari" }));
    await screen.findByRole("button", { name: "Pakai Rencana 1" });
    expect(world.records.weights?.zone_mismatch).toBe(40);
  });
});

describe("a change of the plan", () => {
  it("offers choices by how many move, names them, and takes one", async () => {
    const { user, world, container } = await open({}, "perubahan");
    await screen.findByText(/^2 belum punya stan/);
    await user.click(screen.getByRole("button", { name: "Hitung pilihan" }));
    const none = await screen.findByRole("region", { name: "Tidak ada yang pindah" });
    const three = screen.getByRole("region", { name: "Paling banyak 3 pindah" });
    screen.getByRole("region", { name: "Paling banyak 10 pindah" });
    expect(within(none).getByRole("heading", { name: "Pindah (0)" })).toBeTruthy();
    expect(within(three).getByRole("heading", { name: "Pindah (3)" })).toBeTruthy();
    expect(within(three).getByText("tanpa stan → D-04")).toBeTruthy();
    await expectAccessible(container);
    await user.click(within(three).getByRole("button", { name: "Pilih ini: Paling banyak 3 pindah" }));
    await screen.findByText(/^Paling banyak 3 pindah dipakai: 41 mendapat stan, 3 pindah/);
    expect(world.records.exhibitors.find(({ name }) => name === "Butik Bahari")?.booths).toEqual(["D-04"]);
  });
});

describe("who cannot stay", () => {
  it("is named beside the choices, also when one comes back to the screen", async () => {
    const world = sampleWorld();
    const [firm] = world.records.exhibitors;
    if (firm === undefined) throw new Error("no sample");
    firm.booth_size = "4x4";
    const { user } = await open({ world }, "perubahan");
    await user.click(await screen.findByRole("button", { name: "Hitung pilihan" }));
    await screen.findByText(`${firm.name} dari A-01`);
    await user.click(screen.getByRole("link", { name: "Ringkasan" }));
    await waitFor(() => expect(window.location.hash).toBe("#/ringkasan"));
    await user.click(screen.getByRole("link", { name: "Penempatan" }));
    await user.click(await screen.findByRole("tab", { name: "Perubahan" }));
    expect(await screen.findByText(`${firm.name} dari A-01`)).toBeTruthy();
  });
});

describe("the focus", () => {
  it("stays on what looks for a plan, and comes to what was found when the way to stop is gone", async () => {
    const { user } = await open({ world: { ...sampleWorld(), endless: true } });
    const run = await screen.findByRole("button", { name: "Cari rencana" });
    run.focus();
    await user.keyboard("{Enter}");
    const stop = await screen.findByRole("button", { name: "Hentikan, simpan yang terbaik" });
    expect(document.activeElement).toBe(run);
    // It works already: pressed again, it begins nothing.
    await user.keyboard("{Enter}");
    stop.focus();
    await user.keyboard("{Enter}");
    await screen.findByRole("button", { name: "Pakai Rencana 1" });
    await waitFor(() => expect(document.activeElement?.tagName).toMatch(/^H\d$/));
    expect(screen.queryByRole("button", { name: "Pakai Rencana 2" })).toBeNull();
  });

  it("comes to the heading of the plans when one is dropped, and stays on one that is taken", async () => {
    const { user } = await open();
    await user.click(await screen.findByRole("button", { name: "Cari rencana" }));
    const take = await screen.findByRole("button", { name: "Pakai Rencana 1" });
    take.focus();
    await user.keyboard("{Enter}");
    await screen.findByText(/^Rencana 1 dipakai/);
    expect(document.activeElement).toBe(take);
    screen.getByRole("button", { name: "Buang Rencana 1" }).focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Buang Rencana 1" })).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Rencana berdampingan" }));
  });
});

describe("plans and choices after a change", () => {
  it("stand beside each other: neither takes the other's place or columns", async () => {
    const { user } = await open();
    await user.click(await screen.findByRole("button", { name: "Cari rencana" }));
    await screen.findByRole("button", { name: "Pakai Rencana 1" });
    await user.click(screen.getByRole("tab", { name: "Perubahan" }));
    await user.click(screen.getByRole("button", { name: "Hitung pilihan" }));
    await screen.findByRole("region", { name: "Paling banyak 10 pindah" });
    await user.click(screen.getByRole("tab", { name: "Rencana" }));
    await user.click(await screen.findByRole("button", { name: "Cari rencana" }));
    // The choices stand between the two plans in what the program keeps.
    await screen.findByRole("button", { name: "Pakai Rencana 5" });
    expect(screen.getAllByRole("button", { name: /^Pakai / })).toHaveLength(2);
    const table = screen.getByRole("row", { name: /^Butik Bahari/ }).closest("table") as HTMLElement;
    expect(within(table).getAllByRole("columnheader")).toHaveLength(4);
    expect(within(table).getByRole("row", { name: "Butik Bahari tanpa stan D-04 D-04" })).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Yang berbeda (4)" })).toBeTruthy();
    await user.click(screen.getByRole("tab", { name: "Perubahan" }));
    expect(screen.getAllByRole("button", { name: /^Pilih ini: / })).toHaveLength(3);
  });
});

describe("reserves", () => {
  const toReserves = () => open({}, "cadangan");

  it("are in an order that is moved by the keyboard, and the button keeps the focus", async () => {
    const { user, world } = await toReserves();
    const first = await screen.findByText(/^1\. /);
    const name = first.textContent?.slice(3) ?? "";
    const down = () => screen.getByRole("button", { name: `Turunkan ${name}` });
    down().focus();
    await user.keyboard("{Enter}");
    await screen.findByText(`${name} sekarang urutan 2.`);
    expect(screen.getByText(`2. ${name}`)).toBeTruthy();
    expect(document.activeElement).toBe(down());
    expect(world.records.reserveOrder?.[1]).toBe(
      world.records.exhibitors.find((row) => row.name === name)?.participation,
    );
  });

  it("are offered a free booth until a day, and either confirm or lose it", async () => {
    const { user, world, container } = await toReserves();
    const [offer] = await screen.findAllByRole("button", { name: /^Tawarkan D-/ });
    await expectAccessible(container);
    await user.click(offer as HTMLElement);
    const dialog = await screen.findByRole("dialog", { name: /^Tawarkan D-/ });
    await user.click(within(dialog).getByRole("button", { name: "Tawarkan" }));
    await within(dialog).findByText("Isi hari terakhir untuk menjawab.");
    const hour = within(dialog).getByRole("textbox", { name: "Pukul" });
    await user.clear(hour);
    await user.type(hour, "jam lima");
    await within(dialog).findByText("Tulis seperti 17.00");
    await user.clear(hour);
    await user.type(hour, "16.30");
    await user.type(within(dialog).getByRole("textbox", { name: /^Jawab paling lambat/ }), "20/11/2099");
    await user.tab();
    await user.click(within(dialog).getByRole("button", { name: "Tawarkan" }));
    await screen.findByText(/ditawarkan kepada/);
    await screen.findByText("Menunggu jawaban");
    expect(world.records.offers?.[0]?.until).toBe("2099-11-20T16:30:00");
    await user.click(screen.getByRole("button", { name: /^Catat konfirmasi/ }));
    await screen.findByText(/terkonfirmasi di D-/);
    expect(world.records.exhibitors.some(({ status }) => status === "confirmed")).toBe(true);
  });

  it("whose time has run out are marked and released together", async () => {
    const world = sampleWorld();
    const held = world.records.exhibitors.slice(0, 2);
    for (const firm of held) firm.status = "offered";
    world.records.offers = held.map(({ participation }) => ({
      participation,
      until: "2019-11-01T23:59:59",
    }));
    const { user } = await open({ world }, "cadangan");
    expect(await screen.findAllByText("Lewat batas")).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: "Lepaskan 2 yang lewat batas" }));
    await screen.findByText(/^A-01, A-02 dilepas; kembali ke cadangan: /);
    expect(world.records.exhibitors[0]).toMatchObject({ status: "waitlisted", booths: [] });
  });
});

describe("an offer", () => {
  /** Seconds from now, on Jakarta's clocks. */
  const soon = (seconds: number) =>
    new Date(Date.now() + (7 * 3_600 + seconds) * 1_000).toISOString().slice(0, 19);

  it("runs out while the window is open", async () => {
    const world = sampleWorld();
    const [firm] = world.records.exhibitors;
    if (firm === undefined) throw new Error("no sample");
    firm.status = "offered";
    world.records.offers = [{ participation: firm.participation, until: soon(4) }];
    await open({ world }, "cadangan");
    expect(await screen.findByText("Menunggu jawaban")).toBeTruthy();
    expect(await screen.findByText("Lewat batas", {}, { timeout: 6_000 })).toBeTruthy();
  });

  it("runs out on the floor plan, too", async () => {
    const world = sampleWorld();
    const [firm] = world.records.exhibitors;
    if (firm === undefined) throw new Error("no sample");
    firm.status = "offered";
    world.records.offers = [{ participation: firm.participation, until: soon(5) }];
    openWindow({ world }, "/denah?id=booth-0");
    const panel = await screen.findByRole("complementary", { name: "Stan A-01" });
    expect(within(panel).queryByText(/lewat/i)).toBeNull();
    expect(await within(panel).findByText(/lewat/i, {}, { timeout: 7_000 })).toBeTruthy();
  });

  it("without a booth says so", async () => {
    const world = sampleWorld();
    const firm = world.records.exhibitors.find(({ booths }) => booths.length === 0);
    if (firm === undefined) throw new Error("no sample");
    firm.status = "offered";
    world.records.offers = [{ participation: firm.participation, until: null }];
    const { user } = await open({ world }, "cadangan");
    expect(await screen.findByText(`tanpa stan · ${firm.name}`)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: `Catat konfirmasi ${firm.name}` }));
    expect(await screen.findByText(`${firm.name} terkonfirmasi, dan belum punya stan.`)).toBeTruthy();
  });
});

describe("the screen", () => {
  it("points to the floor plan while there are no booths", async () => {
    const world = sampleWorld();
    world.records = { ...emptyRecords(), events: [SAMPLE_EVENT], selected: SAMPLE_EVENT.slug };
    const { user, container } = await open({ world });
    await expectAccessible(container);
    await user.click(await screen.findByRole("button", { name: "Buka denah" }));
    await waitFor(() => expect(window.location.hash).toBe("#/denah"));
  });

  it("says what went wrong, and that it loads", async () => {
    openWindow({ failing: ["plan_proposals"] }, "/penempatan");
    expect(await screen.findByRole("alert")).toBeTruthy();
  });

  it("says what went wrong in a run", async () => {
    const { user } = await open({ failing: ["plan_propose"] });
    await user.click(await screen.findByRole("button", { name: "Cari rencana" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Tidak ada yang berubah");
  });

  it("speaks English, too", async () => {
    const world = sampleWorld();
    world.preferences.language = "en";
    const { user } = openWindow({ world }, "/penempatan");
    await user.click(await screen.findByRole("button", { name: "Look for a plan" }));
    expect(await screen.findByText(/^Rencana 1: cost .*within .*% of a proven limit/)).toBeTruthy();
  });
});
