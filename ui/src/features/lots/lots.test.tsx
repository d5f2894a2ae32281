import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

/** The sample's firms that have no booth. */
const [FIRST, SECOND] = ["Butik Bahari", "Butik Lenggang"] as const;

async function begin(user: UserEvent, kind: string) {
  await user.click(await screen.findByRole("button", { name: "Buat undian" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Undian baru" }));
  await user.type(dialog.getByRole("textbox", { name: "Nama undian" }), "Undian stan");
  await user.click(dialog.getByRole("radio", { name: kind }));
  await user.click(dialog.getByRole("button", { name: "Buat undian" }));
  await screen.findByRole("heading", { name: "Undian stan", level: 1 });
}

async function project(user: UserEvent) {
  await user.click(await screen.findByRole("button", { name: "Tampilan proyektor" }));
  return within(await screen.findByRole("dialog", { name: "Tampilan proyektor" }));
}

describe("lots", () => {
  it("begins where there is none, and says who waits", async () => {
    const { user, container } = openWindow({}, "/undian");
    expect(await screen.findByText("Belum ada undian")).toBeTruthy();
    expect(screen.getByText("2 peserta belum punya stan, 9 stan kosong")).toBeTruthy();
    await expectAccessible(container);
    await begin(user, "Nomor stan");
    const table = within(screen.getByRole("table", { name: "Peserta undian" }));
    expect(table.getAllByRole("rowheader").map((cell) => cell.textContent)).toEqual([FIRST, SECOND]);
    await expectAccessible(container);
  });

  it("is keyed with the keyboard alone: a lot is kept by Enter, refused in words, taken back by Ctrl+Z", async () => {
    const { user, world } = openWindow({}, "/undian");
    await begin(user, "Nomor stan");
    const hall = await project(user);
    const field = hall.getByRole("textbox", { name: "Nomor stan" });
    expect(document.activeElement).toBe(field);
    await user.keyboard("a-01");
    expect((await hall.findByRole("alert")).textContent).toContain("sudah ditempati");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(hall.getByRole("alert").textContent).toContain("Tidak ada yang disimpan"));
    expect(world.records.lots?.[0]?.done).toBe(0);
    // Esc empties the field, and leaves only where it is empty.
    await user.keyboard("{Escape}D-05{Enter}");
    expect(await hall.findByText(`${FIRST} mendapat D-05`)).toBeTruthy();
    expect(world.records.lots?.[0]?.done).toBe(1);
    // The next one is in the field at once.
    expect(document.activeElement).toBe(hall.getByRole("textbox", { name: "Nomor stan" }));
    await user.keyboard("{Control>}z{/Control}");
    expect(await hall.findByText(`Diurungkan: ${FIRST} → D-05`)).toBeTruthy();
    expect(world.records.lots?.[0]?.done).toBe(0);
    expect(world.records.booths.find((booth) => booth.code === "D-05")?.exhibitor).toBeNull();
    await expectAccessible(screen.getByRole("dialog", { name: "Tampilan proyektor" }));
  });

  it("takes no lot back while something is typed, nor another one for keys that are held", async () => {
    const { user, world } = openWindow({}, "/undian");
    await begin(user, "Nomor stan");
    const hall = await project(user);
    await user.keyboard("D-05{Enter}");
    await hall.findByText(`${FIRST} mendapat D-05`);
    await user.keyboard("D-06{Enter}");
    await hall.findByText(`${SECOND} mendapat D-06`);
    await user.click(hall.getByRole("button", { name: "Keluar" }));
    const held = { key: "z", ctrlKey: true, bubbles: true, cancelable: true };
    const done = () => world.records.lots?.[0]?.done;
    // On the draw's page these keys mean the draw's last lot, too.
    fireEvent.keyDown(document.body, held);
    await screen.findByText(`Diurungkan: ${SECOND} → D-06`);
    fireEvent.keyDown(document.body, { ...held, repeat: true });
    await waitFor(() => expect(done()).toBe(1));
    const again = await project(user);
    await user.keyboard("D-0");
    const field = again.getByRole("textbox", { name: "Nomor stan" });
    fireEvent.keyDown(field, held);
    await user.keyboard("6");
    await again.findByText("D-06. Enter untuk menyimpan.");
    // A held Enter keeps nothing.
    fireEvent.keyDown(field, { key: "Enter", repeat: true });
    await user.keyboard("{Escape}");
    expect(done()).toBe(1);
    fireEvent.keyDown(field, { ...held, repeat: true });
    await user.keyboard("D-06{Enter}");
    await again.findByText(`${SECOND} mendapat D-06`);
    expect(done()).toBe(2);
  });

  it("lets the arrows choose who draws", async () => {
    const { user } = openWindow({}, "/undian");
    await begin(user, "Nomor giliran");
    const hall = await project(user);
    await user.keyboard("{ArrowDown}2{Enter}");
    expect(await hall.findByText(`${SECOND} mendapat giliran 2`)).toBeTruthy();
    await user.keyboard("2");
    expect((await hall.findByRole("alert")).textContent).toBe(`Giliran 2 sudah diambil ${SECOND}.`);
    await user.keyboard("{Backspace}1{Enter}");
    await hall.findByText(`${FIRST} mendapat giliran 1`);
    expect(await hall.findByText("Yang memilih, giliran 1")).toBeTruthy();
    expect(hall.getByRole("textbox", { name: "Nomor stan" })).toBeTruthy();
  });

  it("keeps what people waive with Ctrl+Enter, and says so", async () => {
    const { user, world } = openWindow({}, "/undian");
    for (const firm of world.records.exhibitors) if (firm.booths.length === 0) firm.booth_size = "3x3";
    const small = world.records.booths.find((booth) => booth.code === "D-06");
    if (small !== undefined) small.size = "2x2";
    await begin(user, "Nomor stan");
    const hall = await project(user);
    await user.keyboard("D-06");
    expect((await hall.findByRole("alert")).textContent).toContain("diminta 3 x 3 m");
    expect(await hall.findByRole("button", { name: "Tetap terima (Ctrl+Enter)" })).toBeTruthy();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await hall.findByText(`${FIRST} mendapat D-06`);
    await user.click(hall.getByRole("button", { name: "Keluar" }));
    expect(await screen.findByText(/^Diterima walaupun: Stan D-06/)).toBeTruthy();
  });

  it("passes over who is absent with the keyboard alone, says why, and takes that back", async () => {
    const { user, world, container } = openWindow({}, "/undian");
    await begin(user, "Nomor stan");
    const hall = await project(user);
    await user.keyboard("{Control>}l{/Control}");
    const form = within(await hall.findByRole("form", { name: `Lewati ${FIRST}` }));
    expect(document.activeElement).toBe(form.getByRole("radio", { name: "Tidak hadir" }));
    await expectAccessible(screen.getByRole("dialog", { name: "Tampilan proyektor" }));
    // What is typed as a note is taken back by these keys, no lot.
    await user.type(await hall.findByRole("textbox", { name: /^Catatan/ }), "x{Control>}z{/Control}");
    expect(hall.queryByText(/^Diurungkan/)).toBeNull();
    // Esc leaves it be, and the projector stays.
    await user.keyboard("{Escape}");
    await waitFor(() => expect(hall.queryByRole("form")).toBeNull());
    expect(document.activeElement).toBe(hall.getByRole("textbox", { name: "Nomor stan" }));
    await user.keyboard("{Control>}l{/Control}");
    await user.type(await hall.findByRole("textbox", { name: /^Catatan/ }), "dipanggil tiga kali{Enter}");
    expect(await hall.findByText(`${FIRST} dilewati`)).toBeTruthy();
    expect(hall.getByText("0 dari 2 peserta, 1 dilewati")).toBeTruthy();
    // The next one is in the field; who was passed over stands in the outcome.
    expect(document.activeElement).toBe(hall.getByRole("textbox", { name: "Nomor stan" }));
    expect(within(hall.getByRole("list", { name: "Hasil undian" })).getByText("Dilewati")).toBeTruthy();
    await user.keyboard("{Control>}z{/Control}");
    await hall.findByText(`Diurungkan: ${FIRST} dilewati (tidak hadir)`);
    expect(world.records.lots?.[0]?.passed).toBe(0);
    // Another reason, by hand.
    await user.click(hall.getByRole("button", { name: "Lewati (Ctrl+L)" }));
    await user.click(await hall.findByRole("radio", { name: "Tidak bersedia" }));
    await user.click(hall.getByRole("button", { name: `Lewati ${FIRST}` }));
    await hall.findByText(`${FIRST} dilewati`);
    await user.click(hall.getByRole("button", { name: "Keluar" }));
    expect(await screen.findByText("Dilewati: tidak bersedia.")).toBeTruthy();
    // It is on record, so it is not left out.
    expect(screen.queryByRole("button", { name: `Keluarkan ${FIRST} dari undian` })).toBeNull();
    await expectAccessible(container);
  });

  it("lets who was passed over come late, and ends without a word of those who have no lot", async () => {
    const { user, world } = openWindow({}, "/undian");
    await begin(user, "Nomor stan");
    const hall = await project(user);
    await user.keyboard("{Control>}l{/Control}");
    await hall.findByRole("form");
    await user.keyboard("{Enter}");
    await hall.findByText(`${FIRST} dilewati`);
    await user.keyboard("D-06{Enter}");
    await hall.findByText(`${SECOND} mendapat D-06`);
    expect(hall.getByText("Tidak ada lagi yang menunggu; 1 peserta dilewati.")).toBeTruthy();
    await user.click(hall.getByRole("button", { name: "Keluar" }));
    await user.click(await screen.findByRole("button", { name: "Tutup undian" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Tutup undian ini?" }));
    expect(dialog.getByText("1 peserta dilewati; berita acara menyebut alasannya.")).toBeTruthy();
    expect(dialog.queryByText(/belum mendapat stan/)).toBeNull();
    await user.click(dialog.getByRole("button", { name: "Batal" }));
    const again = await project(user);
    await user.click(again.getByRole("combobox", { name: "Yang datang terlambat" }));
    await user.click(await again.findByRole("option", { name: FIRST }));
    expect(await again.findByText("Dilewati: tidak hadir.")).toBeTruthy();
    await user.type(again.getByRole("textbox", { name: "Nomor stan" }), "D-05{Enter}");
    await again.findByText(`${FIRST} mendapat D-05`);
    expect(again.getByText("Semua peserta sudah mendapat stan.")).toBeTruthy();
    expect(world.records.lots?.[0]).toMatchObject({ done: 2, passed: 0, left: 0 });
  });

  it("makes all turns by a seed", async () => {
    const { user } = openWindow({}, "/undian");
    await begin(user, "Giliran dengan benih");
    const hall = await project(user);
    await user.type(hall.getByRole("textbox", { name: "Benih" }), "it's{Enter}");
    expect((await hall.findByRole("alert")).textContent).toContain("Benih tidak boleh memuat");
    await user.clear(hall.getByRole("textbox", { name: "Benih" }));
    await user.type(hall.getByRole("textbox", { name: "Benih" }), "JakCraft 2019{Enter}");
    expect(await hall.findByText("Yang memilih, giliran 1")).toBeTruthy();
    const outcome = within(hall.getByRole("list", { name: "Hasil undian" }));
    expect(outcome.getAllByRole("listitem")).toHaveLength(2);
  });

  it("prints a draft while it is open, and the minutes once it is closed", async () => {
    const { user, world, container } = openWindow({ picked: () => "/tmp/undian.pdf" }, "/undian");
    await begin(user, "Nomor stan");
    const close = () => screen.getByRole<HTMLButtonElement>("button", { name: "Tutup undian" });
    expect(close().disabled).toBe(true);
    const hall = await project(user);
    await user.keyboard("D-05{Enter}");
    await hall.findByText(`${FIRST} mendapat D-05`);
    await user.keyboard("{Escape}");
    const panel = within(await screen.findByRole("complementary", { name: "Berita acara" }));
    await user.type(panel.getByRole("textbox", { name: "Tempat" }), "Ruang Pola");
    await user.type(panel.getByRole("textbox", { name: "Nama penanda tangan 1" }), "Siti Aminah");
    // What was typed is to stand on the paper: it is saved first.
    await user.click(panel.getByRole("button", { name: "Cetak draf" }));
    expect(await panel.findByText("Draf berita acara, 1 halaman")).toBeTruthy();
    expect(world.records.lots?.[0]?.minutes.place).toBe("Ruang Pola");
    expect(world.records.lots?.[0]?.minutes.witnesses[0]?.name).toBe("Siti Aminah");
    await user.click(close());
    const dialog = within(await screen.findByRole("dialog", { name: "Tutup undian ini?" }));
    expect(dialog.getByText(/^1 peserta belum mendapat stan/)).toBeTruthy();
    await user.click(dialog.getByRole("button", { name: "Batal" }));
    // What stands in the form when the draw ends is saved with it, and does not lie over the day that the end sets.
    await user.type(panel.getByRole("textbox", { name: "Nomor" }), "12/PAN");
    await user.click(close());
    const sure = within(await screen.findByRole("dialog", { name: "Tutup undian ini?" }));
    await user.click(sure.getByRole("button", { name: "Tutup undian" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Tampilan proyektor" })).toBeNull());
    await user.click(await panel.findByRole("button", { name: "Cetak berita acara" }));
    expect(await panel.findByText("Berita acara, 1 halaman")).toBeTruthy();
    const { number, held_on, place } = world.records.lots?.[0]?.minutes ?? {};
    expect([number, held_on, place]).toEqual(["12/PAN", "2019-11-18", "Ruang Pola"]);
    await expectAccessible(container);
  });

  it("lets somebody go and come back, and goes itself while nothing is drawn", async () => {
    const { user } = openWindow({}, "/undian");
    await begin(user, "Nomor stan");
    await user.click(screen.getByRole("button", { name: `Keluarkan ${SECOND} dari undian` }));
    const rows = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent);
    await waitFor(() => expect(rows()).toEqual([FIRST]));
    await user.click(await screen.findByRole("combobox", { name: "Ikutkan peserta" }));
    await user.click(await screen.findByRole("option", { name: SECOND }));
    await waitFor(() => expect(rows()).toEqual([FIRST, SECOND]));
    await user.click(screen.getByRole("button", { name: "Hapus undian" }));
    expect(await screen.findByText("Belum ada undian")).toBeTruthy();
  });

  it("says what went wrong, and asks again", async () => {
    openWindow({ failing: ["lots_screen"] }, "/undian");
    expect((await screen.findByRole("alert")).textContent).toContain("Tidak ada yang berubah");
    expect(screen.getByRole("button", { name: "Coba lagi" })).toBeTruthy();
  });
});
