// The screen of exhibitors as somebody uses it, over the memory backend.

import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { manyExhibitors, sampleWorld } from "@/lib/ipc/memory/world";
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

describe("what a firm wishes of its place", () => {
  const toPlace = async () => {
    const opened = openWindow({}, "/peserta?id=firm-3");
    await opened.user.click(await screen.findByRole("tab", { name: "Tempat" }));
    const panel = await screen.findByRole("tabpanel", { name: "Tempat" });
    await within(panel).findByRole("combobox", { name: "Stan yang diinginkan" });
    return { ...opened, panel };
  };
  type Hand = Awaited<ReturnType<typeof toPlace>>;
  const add = async ({ user, panel }: Hand, field: string, option: string) => {
    await user.type(within(panel).getByRole("combobox", { name: field }), option);
    await user.click(await screen.findByRole("option", { name: option }));
  };
  const save = ({ user, panel }: Hand) => user.click(within(panel).getByRole("button", { name: "Simpan" }));

  it("is an order of booths, neighbours, a group and a priority, each kept", async () => {
    const hand = await toPlace();
    const { user, panel, world } = hand;
    await add(hand, "Stan yang diinginkan", "B-02");
    await add(hand, "Stan yang diinginkan", "A-07");
    await user.click(within(panel).getByRole("button", { name: "Naikkan A-07" }));
    await add(hand, "Ingin berdekatan dengan", "Butik Bahari");
    await add(hand, "Harus dipisahkan dari", "Butik Lenggang");
    await user.type(within(panel).getByRole("combobox", { name: "Kelompok pesaing" }), "batik tulis");
    const priority = within(panel).getByRole("textbox", { name: "Prioritas" });
    await user.clear(priority);
    await user.type(priority, "2");
    const wished = within(panel).getByRole("list", { name: "Stan yang diinginkan" });
    expect(
      within(wished)
        .getAllByRole("listitem")
        .map((line) => line.textContent),
    ).toEqual(["1. A-07", "2. B-02"]);
    await expectAccessible(document.body);
    await save(hand);
    await screen.findByText("Griya Ondel Batik disimpan");
    const named = (name: string) =>
      world.records.exhibitors.find((row) => row.name === name)?.participation ?? "";
    expect(world.records.wishes?.["firm-3"]).toEqual({
      group: "batik tulis",
      priority: 2,
      corner: "no",
      prefers: ["A-07", "B-02"],
      near: [named("Butik Bahari")],
      apart: [named("Butik Lenggang")],
    });
  });

  it("says what is off and keeps what was typed", async () => {
    const hand = await toPlace();
    const { user, panel, world } = hand;
    const priority = within(panel).getByRole("textbox", { name: "Prioritas" });
    await user.clear(priority);
    await user.type(priority, "tinggi");
    await within(panel).findByText("Tulis angka 0 sampai 255");
    expect((within(panel).getByRole("button", { name: "Simpan" }) as HTMLButtonElement).disabled).toBe(true);
    await user.clear(priority);
    await user.type(priority, "0");
    for (const code of ["A-01", "A-02", "A-03", "A-04", "A-05"]) {
      await add(hand, "Stan yang diinginkan", code);
    }
    await save(hand);
    await within(panel).findByText("Paling banyak 4 stan.");
    expect(world.records.wishes).toBeUndefined();
    await user.click(within(panel).getByRole("button", { name: "Hapus A-05" }));
    await save(hand);
    await screen.findByText("Griya Ondel Batik disimpan");
  });

  it("is asked about before it is left unsaved", async () => {
    const hand = await toPlace();
    await add(hand, "Stan yang diinginkan", "B-02");
    await hand.user.click(screen.getByRole("link", { name: "Ringkasan" }));
    const asked = await screen.findByRole("dialog", { name: "Perubahan belum disimpan" });
    expect(within(asked).getByText(/Keinginan Griya Ondel Batik/)).toBeTruthy();
  });
});

describe("an owner's name", () => {
  const toOwner = async () => {
    const opened = openWindow({}, "/peserta?id=firm-3");
    const panel = await screen.findByRole("complementary", { name: "Griya Ondel Batik" });
    const owner = await within(panel).findByRole("textbox", { name: "Pemilik" });
    await opened.user.type(owner, " S");
    const save = () => within(panel).getByRole("button", { name: "Simpan" }) as HTMLButtonElement;
    return { ...opened, panel, owner, save };
  };

  it("is saved once it is said whether it was corrected or is somebody else's", async () => {
    const { user, world, panel, save } = await toOwner();
    await within(panel).findByText(/^Pilih dulu/);
    await waitFor(() => expect(save().disabled).toBe(true));
    await user.click(within(panel).getByRole("radio", { name: "Pemiliknya sekarang orang lain" }));
    await within(panel).findByText(/NIK Jagapati Hidayanto tidak ikut/);
    await expectAccessible(document.body);
    await waitFor(() => expect(save().disabled).toBe(false));
    await user.click(save());
    await screen.findByText("Griya Ondel Batik disimpan");
    expect(world.records.exhibitors[3]?.owner).toBe("Jagapati Hidayanto S");
    await waitFor(() => expect(within(panel).queryByRole("radio")).toBeNull());
  });

  it("asks nothing once it is as it was", async () => {
    const { user, panel, owner } = await toOwner();
    await user.click(await within(panel).findByRole("radio", { name: /^Orangnya sama/ }));
    await user.type(owner, "{Backspace}{Backspace}");
    expect(within(panel).queryByRole("radio")).toBeNull();
    await waitFor(() => expect(within(panel).queryByRole("button", { name: "Simpan" })).toBeNull());
  });
});

describe("Esc in a firm's panel", () => {
  it("leaves the field first, and asks before what was typed is lost", async () => {
    const { user } = openWindow({}, "/peserta?id=firm-3");
    const panel = await screen.findByRole("complementary", { name: "Griya Ondel Batik" });
    const city = await within(panel).findByRole("textbox", { name: "Kota" });
    await user.type(city, " Raya{Escape}");
    expect(document.activeElement).not.toBe(city);
    expect(panel.contains(document.activeElement)).toBe(true);
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.keyboard("{Escape}");
    const asked = await screen.findByRole("dialog", { name: "Perubahan belum disimpan" });
    await user.click(within(asked).getByRole("button", { name: "Tetap di sini" }));
    expect((city as HTMLInputElement).value).toBe("Jakarta Pusat Raya");
  });
});

describe("the small forms of a firm", () => {
  const toPeople = async () => {
    const opened = openWindow({}, "/peserta?id=firm-3");
    await opened.user.click(await screen.findByRole("tab", { name: "Penjaga" }));
    return opened;
  };
  const asks = () => screen.findByRole("dialog", { name: "Perubahan belum disimpan" });

  it("have the focus while they are open, and give it back to the button that opened them", async () => {
    const { user, world } = await toPeople();
    const edit = () => screen.getByRole("button", { name: /^Ubah Ti/ });
    await screen.findByRole("button", { name: "Ubah Titi Sinaga" });
    edit().focus();
    await user.keyboard("{Enter}");
    expect((document.activeElement as HTMLInputElement).value).toBe("Titi Sinaga");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(edit()));
    await user.keyboard("{Enter}");
    await user.keyboard(" Putri{Enter}");
    await screen.findByText("Titi Sinaga Putri disimpan");
    await waitFor(() => expect(document.activeElement).toBe(edit()));
    expect(world.records.people.some((person) => person.name === "Titi Sinaga Putri")).toBe(true);
    const add = screen.getByRole("button", { name: "Tambah penjaga" });
    await user.click(screen.getByRole("button", { name: "Hapus Talia Firmansyah" }));
    await waitFor(() => expect(document.activeElement).toBe(add));
  });

  it("ask before Esc or another screen takes what was typed", async () => {
    const { user, world } = await toPeople();
    await user.click(await screen.findByRole("button", { name: "Tambah penjaga" }));
    await user.keyboard("Rina{Escape}");
    await user.click(within(await asks()).getByRole("button", { name: "Tetap di sini" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect((screen.getByRole("textbox", { name: /^Nama$/ }) as HTMLInputElement).value).toBe("Rina");
    await user.click(screen.getByRole("link", { name: "Ringkasan" }));
    await user.click(within(await asks()).getByRole("button", { name: "Simpan" }));
    await screen.findByRole("heading", { level: 1, name: "JakCraft 2019" });
    expect(world.records.people.at(-1)?.name).toBe("Rina");
  });

  it("ask for a product, too, and let it go where that is wanted", async () => {
    const { user } = openWindow({}, "/peserta?id=firm-3");
    await user.click(await screen.findByRole("tab", { name: "Produk" }));
    await user.click(await screen.findByRole("button", { name: "Tambah produk" }));
    await user.keyboard("Tas{Escape}");
    await user.click(within(await asks()).getByRole("button", { name: "Buang perubahan" }));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole("button", { name: "Tambah produk" })),
    );
    expect(screen.queryByRole("textbox", { name: /^Nama produk/ })).toBeNull();
  });
});

describe("a firm that is not in the event", () => {
  it("is told to be not there, with the way back", async () => {
    const { user } = openWindow({}, "/peserta?id=firm-999");
    await screen.findByText(/^Peserta itu tidak ada di pameran ini/);
    await expectAccessible(document.body);
    await user.click(screen.getByRole("button", { name: "Kembali ke daftar" }));
    await waitFor(() => expect(screen.queryByText(/^Peserta itu tidak ada/)).toBeNull());
    expect(window.location.hash).toBe("#/peserta");
  });
});

describe("moving many", () => {
  it("groups what it counts", async () => {
    const world = sampleWorld();
    world.records.exhibitors = manyExhibitors(1_200);
    const { user } = openWindow({ world }, "/peserta");
    await user.click(await screen.findByRole("checkbox", { name: "Pilih semua" }));
    await screen.findByText("1.200 dipilih");
    await user.click(screen.getByRole("button", { name: "Ubah status" }));
    await user.click(await screen.findByRole("combobox", { name: "Status baru" }));
    await user.click(await screen.findByRole("option", { name: "Selesai" }));
    await screen.findByText("1.200 peserta akan berubah status.");
    await user.click(screen.getByRole("button", { name: "Ubah 1.200 peserta" }));
    await screen.findByText("1.200 peserta menjadi Selesai");
  });

  it("asks for a reason where one is needed, and tells how many move", async () => {
    const { user, world } = openWindow({}, "/peserta");
    await user.click(await screen.findByRole("checkbox", { name: "Pilih semua" }));
    await user.click(screen.getByRole("button", { name: "Ubah status" }));
    await user.click(await screen.findByRole("combobox", { name: "Status baru" }));
    await user.click(await screen.findByRole("option", { name: "Cadangan" }));
    const move = await screen.findByRole("button", { name: /^Ubah \d+ peserta$/ });
    expect((move as HTMLButtonElement).disabled).toBe(true);
    await user.type(screen.getByRole("textbox", { name: /^Alasan/ }), "stan kurang");
    await user.keyboard("{Escape}");
    const question = await screen.findByRole("dialog", { name: "Perubahan belum disimpan" });
    await user.click(within(question).getByRole("button", { name: "Tetap di sini" }));
    expect(screen.getByRole("textbox", { name: /^Alasan/ })).toHaveProperty("value", "stan kurang");
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

describe("a filter that is kept under a name", () => {
  it("says so where it cannot be kept", async () => {
    const { user } = openWindow({ failing: ["screen_set"] }, "/peserta");
    await user.click(await screen.findByRole("button", { name: "Saring" }));
    await user.type(await screen.findByLabelText("Simpan sebagai"), "Batik");
    await user.click(screen.getByRole("button", { name: "Simpan" }));
    expect(await screen.findByText(/Tidak ada yang berubah/)).toBeDefined();
  });
});
