// The import wizard as somebody uses it, over the memory backend.

import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { backend } from "@/lib/ipc";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

const LIST = "/home/panitia/pendaftar.xlsx";

const figures = (name = "Ringkasan impor") => screen.findByLabelText(name).then((list) => list.textContent);

async function toColumns(options: Parameters<typeof openWindow>[0] = {}) {
  const opened = openWindow({ picked: () => LIST, ...options }, "/impor");
  await opened.user.click(await screen.findByRole("button", { name: "Pilih berkas…" }));
  await screen.findByRole("heading", { name: "pendaftar.xlsx" });
  return opened;
}

describe("the import wizard", () => {
  it("takes a list in from its columns to its summary, with a column and two cells corrected", async () => {
    const { user } = await toColumns();
    await expectAccessible(document.body);
    const header = screen.getByRole<HTMLSelectElement>("combobox", { name: "Baris judul kolom" });
    expect(header.selectedOptions[0]?.textContent).toBe("Baris 2: Nama Usaha · Pemilik · WA · Listrik");
    await user.selectOptions(
      screen.getByRole("combobox", { name: "Kolom Listrik dibaca sebagai" }),
      "Daya listrik",
    );
    await screen.findByText("4 dari 4 kolom dipakai");
    await user.click(screen.getByRole("button", { name: "Periksa daftar" }));

    await screen.findByRole("heading", { name: "Hasil pemeriksaan" });
    expect(await figures()).toBe("Baru1Diperbarui0Tetap0Ditahan1Tidak masuk1Perlu dilihat1");
    await expectAccessible(document.body);
    await user.type(
      screen.getByRole("textbox", { name: "Baris 4, kolom Nama Usaha: isi yang benar" }),
      "Sanggar Baru{Enter}",
    );
    await screen.findByText("Baris 4, kolom Nama Usaha: Sanggar Baru");
    await waitFor(async () => expect(await figures()).toContain("Baru2"));
    const power = screen.getByRole("textbox", { name: "Baris 3, kolom Listrik: isi yang benar" });
    await user.clear(power);
    await user.type(power, "450{Enter}");
    await waitFor(() => expect(screen.queryByText("Daya tidak terbaca.")).toBeNull());

    await user.click(await screen.findByRole("button", { name: "Impor 3 baris" }));
    await screen.findByRole("heading", { name: "pendaftar.xlsx sudah diimpor" });
    const toast = await screen.findByText("pendaftar.xlsx diimpor: 2 baru, 0 diperbarui, 1 ditahan.");
    expect(within(toast.parentElement!).getByRole("button", { name: "Urungkan" })).toBeDefined();
    await expectAccessible(document.body);
    await user.click(screen.getByRole("button", { name: "Putuskan 1 baris kembar" }));
    await screen.findByRole("heading", { name: "Kriya Lenggang Daur" });
    await user.keyboard("{Control>}z{/Control}");
    await user.click(screen.getByRole("tab", { name: "Daftar pendaftar" }));
    await screen.findByRole("heading", { name: "Impor pendaftar.xlsx diurungkan" });
  });

  it("takes a list that is dropped on the window, and keeps what was chosen while another screen is shown", async () => {
    let drop: (paths: string[]) => void = () => undefined;
    const { user } = openWindow({}, "/impor");
    backend().onFilesDropped = (handler) => {
      drop = handler;
      return () => undefined;
    };
    await screen.findByRole("button", { name: "Pilih berkas…" });
    act(() => drop([LIST]));
    await screen.findByRole("heading", { name: "pendaftar.xlsx" });
    await user.selectOptions(screen.getByRole("combobox", { name: "Baris judul kolom" }), "1");
    await user.click(screen.getByRole("link", { name: "Ringkasan" }));
    await screen.findByRole("heading", { name: "JakCraft 2019", level: 1 });
    await user.click(screen.getByRole("link", { name: "Impor" }));
    const header = await screen.findByRole("combobox", { name: "Baris judul kolom" });
    expect(header).toHaveProperty("value", "1");
  });

  it("is at its beginning in another workspace: what was chosen was chosen for the one before", async () => {
    const { user, world } = await toColumns();
    world.path = "/home/panitia/lain.jakcraft";
    world.opening += 1;
    window.dispatchEvent(new Event("focus"));
    await screen.findByRole("heading", { name: "JakCraft 2019", level: 1 });
    await user.click(screen.getByRole("link", { name: "Impor" }));
    await screen.findByRole("button", { name: "Pilih berkas…" });
  });

  it("asks before the window takes its corrections with it, not before another screen is looked at", async () => {
    let mayClose: () => Promise<boolean> = async () => true;
    const closing = (ask: () => Promise<boolean>) => {
      mayClose = ask;
    };
    const { user } = await toColumns({ closing });
    expect(await mayClose()).toBe(true);
    await user.selectOptions(screen.getByRole("combobox", { name: "Baris judul kolom" }), "1");
    let stays: Promise<boolean> = Promise.resolve(true);
    act(() => {
      stays = mayClose();
    });
    const question = await screen.findByRole("dialog", { name: "Perubahan belum disimpan" });
    expect(question.textContent).toContain("belum diimpor dan akan hilang");
    await user.click(within(question).getByRole("button", { name: "Tetap di sini" }));
    expect(await stays).toBe(false);
    await user.click(screen.getByRole("link", { name: "Ringkasan" }));
    await screen.findByRole("heading", { name: "JakCraft 2019", level: 1 });
  });

  it("takes a correction back", async () => {
    const { user } = await toColumns();
    await user.click(screen.getByRole("button", { name: "Periksa daftar" }));
    const name = "Baris 4, kolom Nama Usaha: isi yang benar";
    await user.type(await screen.findByRole("textbox", { name }), "Sanggar Baru{Enter}");
    await user.click(await screen.findByRole("button", { name: "Kembalikan baris 4, kolom Nama Usaha" }));
    await screen.findByRole("textbox", { name });
  });

  it("asks for the column of the firms' names before it goes on", async () => {
    const { user } = await toColumns();
    await user.selectOptions(
      screen.getByRole("combobox", { name: "Kolom Nama Usaha dibaca sebagai" }),
      "Disimpan saja, tidak dipakai",
    );
    await screen.findByText(/Pilih dahulu kolom yang berisi nama usaha/);
    expect(screen.getByRole("button", { name: "Periksa daftar" })).toHaveProperty("disabled", true);
  });

  it("stops when it is asked to and says that nothing was saved", async () => {
    const silent: string[] = [];
    const { user } = await toColumns({ silent });
    await user.click(screen.getByRole("button", { name: "Periksa daftar" }));
    const start = await screen.findByRole("button", { name: "Impor 2 baris" });
    silent.push("import_run");
    await user.click(start);
    await user.click(await screen.findByRole("button", { name: "Batalkan" }));
    await screen.findByText("Impor dibatalkan. Tidak ada yang disimpan.");
  });

  it("asks before another screen would cancel it", async () => {
    const silent: string[] = [];
    const { user } = await toColumns({ silent });
    await user.click(screen.getByRole("button", { name: "Periksa daftar" }));
    const start = await screen.findByRole("button", { name: "Impor 2 baris" });
    silent.push("import_run");
    await user.click(start);
    await screen.findByRole("button", { name: "Batalkan" });
    await user.click(screen.getByRole("link", { name: "Ringkasan" }));
    const asked = await screen.findByRole("dialog", { name: "Pekerjaan belum selesai" });
    await user.click(within(asked).getByRole("button", { name: "Tunggu selesai" }));
    expect(screen.getByRole("button", { name: "Batalkan" })).toBeDefined();
    await user.click(screen.getByRole("link", { name: "Ringkasan" }));
    await user.click(await screen.findByRole("button", { name: "Batalkan dan pindah" }));
    await screen.findByRole("heading", { name: "JakCraft 2019", level: 1 });
  });

  it("says why a file does not read and offers another", async () => {
    const failing = ["import_inspect"];
    const { user } = openWindow({ picked: () => LIST, failing }, "/impor");
    await user.click(await screen.findByRole("button", { name: "Pilih berkas…" }));
    const alert = await screen.findByRole("alert");
    failing.pop();
    await user.click(within(alert).getByRole("button", { name: "Pilih berkas lain" }));
    await user.click(await screen.findByRole("button", { name: "Coba lagi" }));
    await screen.findByRole("heading", { name: "pendaftar.xlsx" });
  });
});

describe("rows that are held", () => {
  it("are compared field by field and decided one after the other", async () => {
    const { user } = openWindow({}, "/impor?id=ditahan");
    await screen.findByRole("tab", { name: "Ditahan (2)", selected: true });
    const phone = (await screen.findByRole("rowheader", { name: "Telepon / WhatsApp" })).closest("tr");
    expect(phone?.textContent).toContain("baru");
    await expectAccessible(document.body);
    await user.click(screen.getByRole("checkbox", { name: "Hanya yang berbeda" }));
    expect(screen.queryByRole("rowheader", { name: "Nama pemilik" })).toBeNull();

    await user.click(screen.getByRole("button", { name: "Gabungkan ke Kriya Lenggang" }));
    await screen.findByText(/digabungkan ke Kriya Lenggang. Tetap seperti di sini: Telepon/);
    await screen.findByRole("heading", { name: "Omah Kana" });
    await user.click(screen.getByRole("button", { name: "Jadikan usaha lain" }));
    // Wishes of the row that were not taken are told with it.
    await screen.findByText('Omah Kana menjadi usaha tersendiri. Tidak ada stan "Z-99" di denah.');
    await screen.findByRole("heading", { name: "Tidak ada baris yang ditahan" });
    await user.keyboard("{Control>}z{/Control}");
    await screen.findByRole("tab", { name: "Ditahan (1)" });
  });
});
