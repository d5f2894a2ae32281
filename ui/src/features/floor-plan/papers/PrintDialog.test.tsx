import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

const dialog = () => screen.findByRole("dialog", { name: "Cetak dan ekspor" });

async function open(user: UserEvent) {
  await user.click(await screen.findByRole("button", { name: "Cetak PDF" }));
  return within(await dialog());
}

async function choose(user: UserEvent, kind: string) {
  await user.click(await screen.findByRole("combobox", { name: "Yang dibuat" }));
  await user.click(await screen.findByRole("option", { name: kind }));
}

describe("papers and files of the plan", () => {
  it("prints the plan, and says where it lies", async () => {
    const { user, container } = openWindow({ picked: () => "/tmp/denah.pdf" }, "/denah");
    const inside = await open(user);
    await user.click(inside.getByRole("button", { name: "Cetak PDF" }));
    expect(await inside.findByText("2 halaman, skala 1 : 200, revisi 1.")).toBeTruthy();
    expect(inside.getByText("/tmp/denah.pdf")).toBeTruthy();
    expect(inside.getByRole("button", { name: "Buka PDF" })).toBeTruthy();
    await expectAccessible(container);
  });

  it("asks of each kind of file only what it can be set to", async () => {
    const { user } = openWindow({}, "/denah");
    const inside = await open(user);
    const asks = (name: string) => inside.queryByRole("combobox", { name }) !== null;
    await choose(user, "Gambar (PNG)");
    expect([asks("Kertas"), asks("Skala"), asks("Kerapatan")]).toEqual([true, true, true]);
    await choose(user, "Gambar berlapis (SVG)");
    expect([asks("Kertas"), asks("Skala"), asks("Kerapatan")]).toEqual([true, true, false]);
    await choose(user, "CAD dalam milimeter (DXF)");
    expect([asks("Kertas"), asks("Skala"), asks("Kerapatan")]).toEqual([false, false, false]);
  });

  it("saves a DXF, which no printer is offered for", async () => {
    const { user } = openWindow({ picked: () => "/tmp/denah.dxf" }, "/denah");
    const inside = await open(user);
    await choose(user, "CAD dalam milimeter (DXF)");
    await user.click(inside.getByRole("button", { name: "Simpan berkas" }));
    expect(await inside.findByText("DXF dibuat dalam milimeter, revisi 1.")).toBeTruthy();
    expect(inside.queryByRole("button", { name: "Buka PDF" })).toBeNull();
    expect(inside.getByRole("button", { name: "Buka folder" })).toBeTruthy();
    // Another kind of file is another answer.
    await choose(user, "Denah (PDF)");
    expect(inside.queryByText("DXF dibuat dalam milimeter, revisi 1.")).toBeNull();
  });

  it("says what is on the circuits before the power plan is printed", async () => {
    const { user } = openWindow({ picked: () => "/tmp/listrik.pdf" }, "/denah");
    const inside = await open(user);
    await choose(user, "Denah listrik (PDF)");
    expect(await inside.findByText("8 sirkuit, 0 kelebihan beban.")).toBeTruthy();
    await user.click(inside.getByRole("button", { name: "Cetak PDF" }));
    expect(await inside.findByText("3 halaman, 0 sirkuit kelebihan beban.")).toBeTruthy();
  });

  it("says which fascia names do not fit their board, and writes them to a table", async () => {
    const { user } = openWindow({ picked: () => "/tmp/fascia.xlsx" }, "/denah");
    const inside = await open(user);
    await choose(user, "Daftar nama fascia (XLSX, CSV)");
    expect(await inside.findByText(/^39 nama pada \d+ papan, \d+ perlu diperiksa\.$/)).toBeTruthy();
    await user.click(inside.getByRole("button", { name: "Simpan berkas" }));
    expect(await inside.findByText(/^39 nama ditulis, \d+ perlu diperiksa\.$/)).toBeTruthy();
  });

  it("makes the lists of who has which booth, on paper and as a table", async () => {
    const { user } = openWindow({ picked: () => "/tmp/daftar.pdf" }, "/denah");
    const inside = await open(user);
    await choose(user, "Daftar stan menurut nama (PDF)");
    await user.click(inside.getByRole("button", { name: "Cetak PDF" }));
    expect(await inside.findByText("41 baris pada 2 halaman, 2 peserta belum punya stan.")).toBeTruthy();
    await choose(user, "Daftar stan menurut nomor (XLSX, CSV)");
    await user.click(inside.getByRole("button", { name: "Simpan berkas" }));
    expect(await inside.findByText("48 baris ditulis, 2 peserta belum punya stan.")).toBeTruthy();
  });

  it("makes nothing where no file was named, and tells what went wrong", async () => {
    const nowhere = openWindow({ picked: () => null }, "/denah");
    const inside = await open(nowhere.user);
    await nowhere.user.click(inside.getByRole("button", { name: "Cetak PDF" }));
    expect(inside.queryByRole("status")).toBeNull();
    nowhere.unmount();

    const failing = openWindow({ picked: () => "/tmp/x.pdf", failing: ["fascia_print"] }, "/denah");
    const again = await open(failing.user);
    await choose(failing.user, "Daftar nama fascia (PDF)");
    await failing.user.click(again.getByRole("button", { name: "Cetak PDF" }));
    await waitFor(() => expect(again.getByRole("alert").textContent).toContain("Tidak ada yang berubah"));
  });
});
