import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { sampleWorld } from "@/lib/ipc/memory/world";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

const item = (name: RegExp) => screen.findByRole("option", { name });
const stage = () => screen.getByRole("listbox", { name: /^Denah / });

async function openEditor(options: Parameters<typeof openWindow>[0] = {}) {
  const opened = openWindow(options, "/denah");
  await opened.user.click(await screen.findByRole("button", { name: "Susun" }));
  await item(/^A-01/);
  return opened;
}
const planOf = (world: ReturnType<typeof sampleWorld>) => world.records.plans![0]!;
const left = (world: ReturnType<typeof sampleWorld>, code: string) =>
  planOf(world).booths.find((booth) => booth.code === code)?.rects[0]?.[0];

describe("the editor", () => {
  it("shows the hall and its fields, and breaks no rule of axe", async () => {
    const { container } = await openEditor();
    expect(screen.getByRole("heading", { name: "Susun denah" })).toBeTruthy();
    expect(screen.getByLabelText("Nama area")).toBeTruthy();
    await expectAccessible(container);
  });

  it("moves a booth by the keyboard alone: found, nudged, typed, undone", async () => {
    const { user, world } = await openEditor();
    stage().focus();
    await user.keyboard("{ArrowRight}");
    expect(await screen.findByRole("heading", { name: "Stan A-01" })).toBeTruthy();
    expect((await item(/^A-01/)).getAttribute("aria-selected")).toBe("true");
    await user.keyboard("{ArrowRight}{Shift>}{ArrowRight}{/Shift}");
    await waitFor(() => expect(left(world, "A-01")).toBe(2_110));
    await user.keyboard("{Enter}");
    const x = screen.getByLabelText("X (mm)");
    await user.clear(x);
    await user.type(x, "3,5 m{Enter}");
    await waitFor(() => expect(left(world, "A-01")).toBe(3_500));
    stage().focus();
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(left(world, "A-01")).toBe(2_110));
    await waitFor(() => expect((screen.getByLabelText("X (mm)") as HTMLInputElement).value).toBe("2110"));
  });

  it("goes from one to the next by Tab, and picks several", async () => {
    const { user } = await openEditor();
    stage().focus();
    await user.keyboard("{Home}{Tab}");
    expect(await screen.findByRole("heading", { name: "Stan A-02" })).toBeTruthy();
    await user.keyboard("{Shift>}{Alt>}{ArrowRight}{/Alt}{/Shift}");
    expect(await screen.findByRole("heading", { name: "2 dipilih" })).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(await screen.findByLabelText("Nama area")).toBeTruthy();
  });

  it("lays rows and columns of a booth", async () => {
    const { user, world } = await openEditor();
    stage().focus();
    await user.keyboard("{End}{Shift>}{Tab}{/Shift}{Control>}{Shift>}d{/Shift}{/Control}");
    const dialog = await screen.findByRole("dialog");
    await user.clear(within(dialog).getByLabelText("Kolom"));
    await user.type(within(dialog).getByLabelText("Kolom"), "3");
    await user.click(within(dialog).getByRole("button", { name: "Susun" }));
    await waitFor(() => expect(planOf(world).booths).toHaveLength(50));
    expect(new Set(planOf(world).booths.map(({ code }) => code)).size).toBe(50);
  });

  it("says who is touched before an occupied booth goes, and leaves it", async () => {
    const { user, world, container } = await openEditor();
    stage().focus();
    await user.keyboard("{Home}{Delete}");
    const dialog = await screen.findByRole("dialog", { name: "Stan ini ditempati" });
    expect(within(dialog).getByText(/^A-01: .* tidak lagi punya stan ini/)).toBeTruthy();
    await user.click(within(dialog).getByRole("button", { name: "Biarkan" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(planOf(world).booths).toHaveLength(48);
    await expectAccessible(container);
    stage().focus();
    await user.keyboard("{Delete}");
    await user.click(await screen.findByRole("button", { name: "Tetap lakukan" }));
    await waitFor(() => expect(planOf(world).booths).toHaveLength(47));
  });

  it("merges booths and splits them again", async () => {
    const { user, world } = await openEditor();
    stage().focus();
    await user.keyboard(
      "{End}{Shift>}{Tab}{/Shift}{Alt>}{Shift>}{ArrowLeft}{/Shift}{/Alt}{Control>}g{/Control}",
    );
    await waitFor(() => expect(planOf(world).booths).toHaveLength(47));
    expect(await screen.findByText("Gabungan dari")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Pisah" }));
    await waitFor(() => expect(planOf(world).booths).toHaveLength(48));
  });

  it("says who is touched before an occupied booth is split", async () => {
    const { user, world } = await openEditor();
    stage().focus();
    await user.keyboard("{Home}{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}{Control>}g{/Control}");
    await user.click(await screen.findByRole("button", { name: "Tetap lakukan" }));
    await waitFor(() => expect(planOf(world).booths).toHaveLength(47));
    await user.click(screen.getByRole("button", { name: "Pisah" }));
    const dialog = await screen.findByRole("dialog", { name: "Stan ini ditempati" });
    expect(within(dialog).getAllByText(/tetap di stan hasilnya/)).not.toHaveLength(0);
    await user.click(within(dialog).getByRole("button", { name: "Biarkan" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(planOf(world).booths).toHaveLength(47);
    await user.click(screen.getByRole("button", { name: "Pisah" }));
    await user.click(await screen.findByRole("button", { name: "Tetap lakukan" }));
    await waitFor(() => expect(planOf(world).booths).toHaveLength(48));
  });

  it("copies a hall, and asks before it removes one", async () => {
    const { user, world, container } = await openEditor();
    const hallMenu = async (line: string) => {
      await user.click(screen.getByRole("button", { name: "Kelola area" }));
      await user.click(await screen.findByRole("menuitem", { name: line }));
      return screen.findByRole("dialog");
    };
    let dialog = await hallMenu("Salin area");
    await user.type(within(dialog).getByLabelText("Nama salinan"), "Lantai Dua");
    await user.click(within(dialog).getByRole("button", { name: "Salin" }));
    expect(await screen.findByRole("listbox", { name: "Denah Lantai Dua" })).toBeTruthy();
    expect(
      await screen.findByText("Lantai Dua ditambahkan; 48 kode diganti karena sudah dipakai"),
    ).toBeTruthy();
    expect(world.records.plans?.[1]?.booths.every(({ occupants }) => occupants.length === 0)).toBe(true);

    await user.click(screen.getByRole("combobox", { name: "Area" }));
    await user.click(await screen.findByRole("option", { name: "Lantai Dasar" }));
    expect(await screen.findByRole("listbox", { name: "Denah Lantai Dasar" })).toBeTruthy();
    dialog = await hallMenu("Hapus area ini");
    expect(within(dialog).getByText(/^48 stan dan semua yang digambar/)).toBeTruthy();
    expect(within(dialog).getByText("39 peserta kehilangan stannya:")).toBeTruthy();
    expect(within(dialog).getByText("dan 33 stan lagi")).toBeTruthy();
    await expectAccessible(container);
    await user.click(within(dialog).getByRole("button", { name: "Biarkan" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(world.records.plans).toHaveLength(2);
    dialog = await hallMenu("Hapus area ini");
    await user.click(within(dialog).getByRole("button", { name: "Hapus area" }));
    expect(await screen.findByRole("listbox", { name: "Denah Lantai Dua" })).toBeTruthy();
    expect(await screen.findByText("Lantai Dasar dihapus")).toBeTruthy();
    expect(world.records.plans).toHaveLength(1);
    stage().focus();
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(world.records.plans).toHaveLength(2));
  });

  it("puts a logo on a stand that is no exhibitor's, and takes it off", async () => {
    const { user, world } = await openEditor({ picked: () => "/home/panitia/logo.png" });
    await user.click(screen.getByRole("radio", { name: "Tambah" }));
    screen.getByRole("button", { name: /^Stan sponsor/ }).focus();
    await user.keyboard("{Enter}");
    await user.click(screen.getByRole("radio", { name: "Properti" }));
    await user.click(await screen.findByRole("button", { name: "Pilih logo" }));
    expect(await screen.findByRole("img", { name: "Logo sekarang" })).toBeTruthy();
    const hash = "ab".repeat(32);
    const stand = () => planOf(world).elements.find(({ kind }) => kind === "sponsor");
    await waitFor(() => expect(stand()?.logo).toBe(hash));
    expect(stage().querySelector("image")?.getAttribute("href")).toContain(hash);
    await user.click(screen.getByRole("button", { name: "Lepas logo" }));
    await waitFor(() => expect(stand()?.logo).toBeUndefined());
    expect(stage().querySelector("image")).toBeNull();
  });

  it("shows old and new codes before it numbers", async () => {
    const { user, world } = await openEditor();
    await user.click(screen.getByRole("button", { name: "Nomori" }));
    const dialog = await screen.findByRole("dialog", { name: "Nomori stan" });
    await user.type(within(dialog).getByLabelText("Awalan"), "G");
    expect(await within(dialog).findByText("G-A-01")).toBeTruthy();
    expect(within(dialog).getByText(/^Sudah tercetak di kartu:/)).toBeTruthy();
    expect(planOf(world).booths[0]?.code).toBe("A-01");
    await user.click(within(dialog).getByRole("button", { name: "Beri nomor" }));
    expect(await item(/^G-A-01/)).toBeTruthy();
  });

  it("puts a facility on the floor by the keyboard, in its true size", async () => {
    const { user, world } = await openEditor();
    await user.click(screen.getByRole("radio", { name: "Tambah" }));
    screen.getByRole("button", { name: /^Kolom/ }).focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(planOf(world).elements).toHaveLength(2));
    expect(planOf(world).elements[1]).toMatchObject({ kind: "column" });
    expect((planOf(world).elements[1]!.shape as { rect: number[] }).rect.slice(2)).toEqual([600, 600]);
  });

  it("copies to another hall", async () => {
    const { user, world } = await openEditor();
    stage().focus();
    await user.keyboard("{End}{Shift>}{Tab}{/Shift}{Control>}c{/Control}");
    await user.click(screen.getByRole("button", { name: "Kelola area" }));
    await user.click(await screen.findByRole("menuitem", { name: "Tambah area" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByLabelText("Nama area"), "Lantai Dua");
    await user.click(within(dialog).getByRole("button", { name: "Tambah" }));
    await waitFor(() => expect(screen.getByRole("listbox", { name: "Denah Lantai Dua" })).toBeTruthy());
    stage().focus();
    await user.keyboard("{Control>}v{/Control}");
    await waitFor(() => expect(world.records.plans![1]!.booths).toHaveLength(1));
  });

  it("hides and locks layers", async () => {
    const { user } = await openEditor();
    await user.click(screen.getByRole("radio", { name: "Lapisan" }));
    await user.click(screen.getByLabelText("Stan: Tampil"));
    expect(screen.queryByRole("option", { name: /^A-01/ })).toBeNull();
  });

  it("has the layers as they were when somebody comes back, also after the next start", async () => {
    const { user, world } = await openEditor();
    await user.click(screen.getByRole("radio", { name: "Lapisan" }));
    await user.click(screen.getByLabelText("Stan: Redup"));
    await user.click(screen.getByRole("radio", { name: "m" }));
    await user.click(screen.getByRole("button", { name: "Selesai" }));
    await user.click(await screen.findByRole("button", { name: "Susun" }));
    await user.click(await screen.findByRole("radio", { name: "Lapisan" }));
    expect((screen.getByLabelText("Stan: Redup") as HTMLInputElement).checked).toBe(true);
    expect(JSON.parse(world.preferences.screens["floor-plan.editor"] ?? "")).toMatchObject({
      layers: { booths: { shown: true, locked: false, dimmed: true } },
      unit: "m",
    });
  });

  it("says that the plan was changed elsewhere, and reads it anew", async () => {
    const { user, world } = await openEditor();
    planOf(world).revision += 1;
    stage().focus();
    await user.keyboard("{Home}{ArrowRight}");
    expect(await screen.findByText(/Denah ini baru diubah di tempat lain/)).toBeTruthy();
    expect(left(world, "A-01")).toBe(2_000);
  });

  it("opens its menu by the keyboard and closes it by Esc", async () => {
    const { user } = await openEditor();
    stage().focus();
    await user.keyboard("{Home}{Shift>}{F10}{/Shift}");
    expect(await screen.findByRole("menuitem", { name: /^Gandakan/ })).toBeTruthy();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("menuitem", { name: /^Gandakan/ })).toBeNull());
  });

  it("goes back to who stands where", async () => {
    const { user } = await openEditor();
    await user.click(screen.getByRole("button", { name: "Selesai" }));
    expect(await screen.findByRole("button", { name: "Bagikan stan" })).toBeTruthy();
  });

  it("says what went wrong where the hall could not be read", async () => {
    const { user } = openWindow({ failing: ["hall_document"] }, "/denah");
    await user.click(await screen.findByRole("button", { name: "Susun" }));
    expect(await screen.findByRole("alert")).toBeTruthy();
  });
});
