import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

const at = (section: string) => `/pengaturan?id=${section}`;

describe("the event's settings", () => {
  it("are edited, saved in one step and taken back by a key", async () => {
    const { user, world } = openWindow({}, "/pengaturan");
    const name = await screen.findByRole("textbox", { name: /^Nama pameran/ });
    await expectAccessible(document.body);
    expect(screen.queryByRole("button", { name: "Simpan" })).toBeNull();
    await user.clear(name);
    await user.click(screen.getByRole("textbox", { name: "Kop surat" }));
    await user.keyboard("DEKRANASDA{Enter}Provinsi DKI Jakarta");
    await user.click(screen.getByRole("button", { name: "Simpan" }));
    await screen.findByText("Isi nama pameran.");
    await user.type(name, "JakCraft Sebelas");
    await user.click(screen.getByRole("button", { name: "Simpan" }));
    await screen.findByText("Pameran disimpan");
    await screen.findByText(/24 ID Card yang sudah terbit/);
    expect(world.records.settings?.events["jakcraft-2019"]?.form).toMatchObject({
      name: "JakCraft Sebelas",
      letterhead: ["DEKRANASDA", "Provinsi DKI Jakarta"],
    });
    await waitFor(() => expect(screen.queryByRole("button", { name: "Simpan" })).toBeNull());
    screen.getByRole("heading", { level: 1 }).focus();
    (document.activeElement as HTMLElement).blur();
    await user.keyboard("{Control>}z{/Control}");
    await screen.findByText("Diurungkan: Pameran diubah");
    await waitFor(() => expect((name as HTMLInputElement).value).toBe("JakCraft 2019"));
  });

  it("give each day hours of its own", async () => {
    const { user, world } = openWindow({}, "/pengaturan");
    await user.click(await screen.findByRole("checkbox", { name: "Jam buka berbeda tiap hari" }));
    const hour = await screen.findByRole("spinbutton", { name: "Sel, 26 Nov, Buka pukul: jam" });
    await user.click(hour);
    await user.keyboard("13");
    await expectAccessible(document.body);
    await user.click(screen.getByRole("button", { name: "Simpan" }));
    await screen.findByText("Pameran disimpan");
    const days = world.records.settings?.events["jakcraft-2019"]?.form.days ?? [];
    expect(days.map((day) => day.opens)).toEqual(["10:00", "13:00", "10:00", "10:00"]);
  });

  it("are not left with something unsaved unless a person says so", async () => {
    const { user } = openWindow({}, "/pengaturan");
    await user.type(await screen.findByRole("textbox", { name: /^Tema/ }), " 2");
    await user.click(screen.getByRole("link", { name: "Peserta" }));
    const dialog = await screen.findByRole("dialog", { name: "Perubahan belum disimpan" });
    await expectAccessible(document.body);
    await user.click(within(dialog).getByRole("button", { name: "Tetap di sini" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.click(screen.getByRole("tab", { name: "Daftar" }));
    const again = await screen.findByRole("dialog");
    await user.click(within(again).getByRole("button", { name: "Simpan" }));
    await screen.findByRole("heading", { name: "Daftar", level: 2 });
    await screen.findByText("Pameran disimpan");
  });

  it("are left when what was typed is discarded", async () => {
    const { user, world } = openWindow({}, "/pengaturan");
    await user.type(await screen.findByRole("textbox", { name: /^Tema/ }), " 2");
    await user.click(screen.getByRole("link", { name: "Peserta" }));
    const dialog = await screen.findByRole("dialog");
    await user.click(within(dialog).getByRole("button", { name: "Buang perubahan" }));
    await screen.findByRole("heading", { name: "Peserta", level: 1 });
    expect(world.records.events[0]?.theme).toBe("Urban Jakarta Festival");
  });

  it("show the logo that was picked, and take it off", async () => {
    const { user } = openWindow({ picked: () => "/home/panitia/logo.png" }, "/pengaturan");
    await user.click(await screen.findByRole("button", { name: "Pilih logo" }));
    const image = await screen.findByRole("img", { name: "Logo sekarang" });
    expect(image.getAttribute("src")).toContain("c0ffee");
    await user.click(screen.getByRole("button", { name: "Lepas logo" }));
    await screen.findByRole("button", { name: "Pilih logo" });
  });
});

describe("the lists", () => {
  it("take an entry, and say what they cannot take", async () => {
    const { user, world } = openWindow({}, at("lists"));
    const field = await screen.findByRole("textbox", { name: "Pilihan baru" });
    await expectAccessible(document.body);
    await user.type(field, "batik{Enter}");
    await screen.findByText("Sudah ada di daftar ini.");
    await user.clear(field);
    await user.type(field, "Ecoprint{Enter}");
    await screen.findByText("Ecoprint ditambahkan");
    expect(world.records.settings?.lists.category.at(-1)?.name).toBe("Ecoprint");
  });

  it("rename an entry for the firms that have it, too", async () => {
    const { user, world } = openWindow({}, at("lists"));
    await user.click(await screen.findByRole("button", { name: "Ubah nama Batik" }));
    const field = screen.getByRole("textbox", { name: "Nama" });
    await user.clear(field);
    await user.type(field, "Batik Betawi{Enter}");
    await screen.findByText(/^Batik diganti nama, juga pada \d+ peserta$/);
    expect(world.records.exhibitors.some((row) => row.category === "Batik Betawi")).toBe(true);
    expect(world.records.exhibitors.some((row) => row.category === "Batik")).toBe(false);
  });

  it("let no entry go that firms have, but for another", async () => {
    const { user, world } = openWindow({}, at("lists"));
    await user.click(await screen.findByRole("button", { name: "Hapus Batik" }));
    await screen.findByText(/^Dipakai \d+ peserta. Ganti dengan$/);
    await expectAccessible(document.body);
    await user.click(screen.getByRole("button", { name: "Ganti dan hapus" }));
    await screen.findByText("Pilih gantinya.");
    await user.click(screen.getByRole("combobox"));
    await user.click(await screen.findByRole("option", { name: "Tenun", hidden: true }));
    await user.click(screen.getByRole("button", { name: "Ganti dan hapus" }));
    await screen.findByText("Batik dihapus dari daftar");
    expect(world.records.exhibitors.some((row) => row.category === "Batik")).toBe(false);
  });

  it("are put in another order by keys alone", async () => {
    const { user, world } = openWindow({}, at("lists"));
    (await screen.findByRole("button", { name: "Naikkan Tenun" })).focus();
    await user.keyboard("{Enter}");
    await screen.findByText("Urutan daftar diubah");
    expect(world.records.settings?.lists.category.map((entry) => entry.name).slice(0, 2)).toEqual([
      "Tenun",
      "Batik",
    ]);
  });

  it("say what failed", async () => {
    openWindow({ failing: ["lists_read"] }, at("lists"));
    await screen.findByRole("alert");
    await screen.findByRole("button", { name: "Coba lagi" });
  });
});

describe("the roles", () => {
  it("get other names, a colour and the days on which they are admitted", async () => {
    const { user, world } = openWindow({}, at("roles"));
    await user.click(await screen.findByRole("button", { name: "Ubah peran Panitia" }));
    const name = screen.getByRole("textbox", { name: /^Nama Indonesia/ });
    await user.clear(name);
    await user.type(name, "Tim Kerja");
    const colour = screen.getByRole("textbox", { name: "Warna pita" });
    await user.clear(colour);
    await user.type(colour, "#FFE08A");
    await screen.findByText(/tinta gelap/);
    await user.click(screen.getByRole("button", { name: "Tambah masa berlaku" }));
    await expectAccessible(document.body);
    await user.type(screen.getByRole("textbox", { name: "Pintu" }), "Pintu Barat");
    await user.click(screen.getByRole("button", { name: "Simpan" }));
    await screen.findByText("Peran Tim Kerja disimpan");
    const role = world.records.settings?.roles.find((each) => each.code === "committee");
    expect(role).toMatchObject({ name_id: "Tim Kerja", colour: "#ffe08a" });
    expect(role?.validities).toEqual([
      { first_day: "2019-11-25", last_day: "2019-11-28", from: null, until: null, gate: "Pintu Barat" },
    ]);
  });
});

describe("roles of an event's own", () => {
  it("are added, and removed while nobody has them", async () => {
    const { user, world } = openWindow({}, at("roles"));
    const add = await screen.findByRole("button", { name: "Tambah peran" });
    expect(screen.queryByRole("button", { name: "Hapus peran Peserta" })).toBeNull();
    await user.click(add);
    await user.click(screen.getByRole("textbox", { name: /^Nama Indonesia/ }));
    await user.keyboard("Kru Panggung{Enter}");
    await screen.findByText("Isi namanya.");
    await user.type(screen.getByRole("textbox", { name: /^Nama Inggris/ }), "Stage crew");
    await expectAccessible(document.body);
    await user.keyboard("{Enter}");
    await screen.findByText("Peran Kru Panggung ditambahkan");
    expect(world.records.settings?.roles.at(-1)).toMatchObject({
      code: "stage_crew",
      name_id: "Kru Panggung",
    });
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole("button", { name: "Tambah peran" })),
    );
    await user.click(screen.getByRole("button", { name: "Hapus peran Kru Panggung" }));
    await screen.findByText("Peran Kru Panggung dihapus");
    expect(world.records.settings?.roles.some((role) => role.code === "stage_crew")).toBe(false);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Tambah peran"));
  });

  it("give the focus back to the button that opened them", async () => {
    const { user } = openWindow({}, at("roles"));
    (await screen.findByRole("button", { name: "Ubah peran Panitia" })).focus();
    await user.keyboard("{Enter}");
    screen.getByRole("button", { name: "Batal" }).focus();
    await user.keyboard("{Enter}");
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole("button", { name: "Ubah peran Panitia" })),
    );
  });
});

describe("an entry that is renamed", () => {
  it("is asked about before Esc takes what was typed, and gives the focus back", async () => {
    const { user } = openWindow({}, at("lists"));
    await user.click(await screen.findByRole("button", { name: "Ubah nama Batik" }));
    await user.keyboard(" Betawi{Escape}");
    const asked = await screen.findByRole("dialog", { name: "Perubahan belum disimpan" });
    await user.click(within(asked).getByRole("button", { name: "Buang perubahan" }));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole("button", { name: "Ubah nama Batik" })),
    );
  });
});

describe("the names of statuses", () => {
  it("are the office's own on every screen once they are saved", async () => {
    const { user } = openWindow({}, at("statuses"));
    const field = await screen.findByRole("textbox", { name: "Diterima: sebutan Indonesia" });
    await expectAccessible(document.body);
    await user.type(field, "cadangan");
    await screen.findByText("Sudah dipakai status lain.");
    await user.clear(field);
    await user.type(field, "Lolos seleksi{Enter}");
    await screen.findByText("Sebutan status disimpan");
    await user.click(screen.getByRole("link", { name: "Peserta" }));
    expect((await screen.findAllByText("Lolos seleksi")).length).toBeGreaterThan(1);
    expect(screen.queryByText("Diterima")).toBeNull();
  });
});

describe("the defaults of booths", () => {
  it("are kept, and rows of booths are laid by them", async () => {
    const { user } = openWindow({}, at("booths"));
    const power = await screen.findByRole("textbox", { name: /^Daya paling besar/ });
    await expectAccessible(document.body);
    await user.clear(power);
    await user.type(power, "9000");
    await screen.findByText("Isi 0 sampai 2.200 VA.");
    await user.clear(power);
    await user.type(power, "900{Enter}");
    await screen.findByText("Ukuran bawaan disimpan");
    await user.click(screen.getByRole("link", { name: "Denah" }));
    await user.click(await screen.findByRole("button", { name: "Area baru" }));
    const field = await screen.findByRole("textbox", { name: /Daya/ });
    expect((field as HTMLInputElement).value).toBe("900");
  });
});

describe("the appearance", () => {
  it("changes at once, and knows who works here", async () => {
    const { user, world } = openWindow({}, at("window"));
    await user.type(await screen.findByRole("textbox", { name: "Nama Anda" }), "Ibu Sari{Enter}");
    await screen.findByText("Nama disimpan");
    expect(world.preferences.operator).toBe("Ibu Sari");
    await expectAccessible(document.body);
    await user.click(screen.getByRole("radio", { name: "English" }));
    await screen.findByRole("heading", { name: "Settings", level: 1 });
  });
});

describe("files and backups", () => {
  it("show where the data lie, and make and check a backup", async () => {
    const { user } = openWindow({}, at("files"));
    await screen.findByText("/home/panitia/Dokumen/JakCraft/pameran.jakcraft", { selector: "code" });
    await screen.findByRole("table", { name: "Salinan cadangan" });
    await expectAccessible(document.body);
    await user.click(screen.getByRole("button", { name: "Cadangkan sekarang" }));
    await user.click(await screen.findByRole("button", { name: "Periksa salinan 20 Nov 2019 10.00" }));
    await screen.findByText("Salinan 20 Nov 2019 10.00 utuh");
    await user.click(screen.getByRole("button", { name: "Periksa berkas kerja" }));
    await screen.findByText("Berkas kerja utuh: tidak ditemukan masalah.");
  });

  it("ask before a backup is put back, and say that the replaced file is kept", async () => {
    const { user } = openWindow({}, at("files"));
    await user.click(await screen.findByRole("button", { name: /^Pulihkan salinan/ }));
    const dialog = await screen.findByRole("dialog", { name: "Pulihkan salinan ini?" });
    expect(dialog.textContent).toContain("tidak dihapus");
    await expectAccessible(document.body);
    await user.click(within(dialog).getByRole("button", { name: "Pulihkan" }));
    await screen.findByText(/sebelum-dipulihkan/);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});
