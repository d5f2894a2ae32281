// A whole plan drawn in the real window: from an empty workspace to paper, with a power cut on the way.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Desk, DIALOG, isPdf, KEYS } from "./desk";
import { clickAt, drawnOf, floorOf, holds, middleOf, pick, takeUp } from "./plan";
import { beginEvent } from "./steps";

/** The L: its corners in millimetres, within the 24 x 18 m of the hall as it was made. */
const L = [
  [0, 0],
  [24_000, 0],
  [24_000, 9_000],
  [12_000, 9_000],
  [12_000, 18_000],
  [0, 18_000],
] as const;

/** A drawing for CAD of one closed line, in units that it does not name. */
function dxfOf(corners: readonly (readonly [number, number])[]): string {
  const lines = corners.flatMap(([x, y], at) => {
    const [toX, toY] = corners[(at + 1) % corners.length] ?? [x, y];
    return ["0", "LINE", "8", "0", "10", x, "20", -y, "11", toX, "21", -toY];
  });
  return [...["0", "SECTION", "2", "ENTITIES"], ...lines, ...["0", "ENDSEC", "0", "EOF"], ""].join("\n");
}

const typedIn = async (desk: Desk, label: string) => String(await (await desk.field(label)).getValue());

const undo = (desk: Desk) => desk.keys(KEYS.control, "z");
const redo = (desk: Desk) => desk.keys(KEYS.control, KEYS.shift, "z");

/** The form below the dialog has fields of the same names. */
async function fillInDialog(desk: Desk, label: string, text: string): Promise<void> {
  const field = await desk.find(
    `${DIALOG}//input[@id=${DIALOG}//label[normalize-space(text())='${label}']/@for]`,
    `a field “${label}” in the dialog`,
  );
  await desk.click(field);
  await desk.keys(KEYS.control, "a");
  await field.addValue(text);
}

/** The keys go to the plan. */
const toThePlan = (desk: Desk) =>
  desk.in(() => document.querySelector<HTMLElement>("[role=listbox][data-shares-keys]")?.focus());

/** The program again, at the plan's editor. */
async function backAtThePlan(folder: string): Promise<Desk> {
  const desk = await Desk.open({ folder });
  await desk.press("pameran");
  await desk.sees("Ringkasan");
  await desk.goTo("/denah");
  await desk.press("Susun");
  await desk.sees("Susun denah");
  return desk;
}

it("draws an L-shaped hall, loses nothing but the hand's gesture in a power cut, goes back to nothing and forth again, and prints", async () => {
  let desk = await Desk.open();
  const out = await beginEvent(desk, "Pameran Gambar");
  await desk.goTo("/denah");
  await desk.press("Gambar area kosong");
  await fillInDialog(desk, "Nama area", "Balairung");
  await fillInDialog(desk, "Lebar (m)", "24");
  await fillInDialog(desk, "Panjang (m)", "18");
  await desk.press("Tambah", DIALOG);
  await desk.sees("Susun denah");
  await desk.gone(DIALOG);
  await desk.settled();

  // A survey under it, which the hall's width has stretched: two of its corners stand 24 m apart in truth.
  const survey = join(desk.folder, "ukur.dxf");
  writeFileSync(survey, dxfOf(L.map(([x, y]) => [x / 80, y / 80])));
  await desk.press("Dasar");
  await desk.answers(survey);
  await desk.press("Pilih berkas");
  await desk.sees("Skalanya belum diatur");
  await desk.press("Atur skala");
  const [first, second] = [await floorOf(desk, 24_000), [4_000, 20_000] as const];
  for (const x of second) await clickAt(desk, first(x, 9_000));
  await desk.sees("Sekarang berjarak");
  const apart_mm =
    Number(await typedIn(desk, "Titik 2 X (mm)")) - Number(await typedIn(desk, "Titik 1 X (mm)"));
  expect(Math.abs(apart_mm - 16_000)).toBeLessThan(100);
  await desk.fill("Jarak sebenarnya (mm)", "8 m");
  await desk.press("Terapkan skala");
  await desk.sees("Skala gambar dasar diatur.");
  await desk.sees("12,0 × 9,0 m");
  desk.shot("drawing-underlay");
  await undo(desk);
  await desk.sees("Diurungkan:");
  await desk.press("Properti");

  // The outline, corner by corner; a click on the first one closes it.
  await toThePlan(desk);
  await desk.keys(KEYS.shift, KEYS.f10);
  await desk.press("Gambar ulang garis area");
  await desk.sees("Klik tiap sudut");
  await desk.gone("//*[@role='menu']");
  const rectangle = await floorOf(desk, 24_000);
  for (const [x, y] of L) await clickAt(desk, rectangle(x, y));
  desk.shot("drawing-outline");
  await clickAt(desk, rectangle(0, 0));
  await desk.find("//label[.='Sudut 6 Y (mm)']", "a sixth corner");
  const corners = L.flatMap(([x, y], at) => [
    [`Sudut ${at + 1} X (mm)`, x] as const,
    [`Sudut ${at + 1} Y (mm)`, y] as const,
  ]);
  for (const [label, mm] of corners) expect(await typedIn(desk, label)).toBe(String(mm));

  // Columns from the palette, a booth, and rows of it.
  const floor = await floorOf(desk, 24_000);
  await desk.press("Tambah");
  for (const [index, x] of [6_000, 18_000].entries()) {
    await desk.press("Kolom (K)");
    await clickAt(desk, floor(x, 4_500));
    await holds(desk, index + 1);
  }
  await desk.press("Properti");
  await toThePlan(desk);
  await desk.keys("b");
  await clickAt(desk, floor(1_000, 1_000));
  await holds(desk, 3);
  await desk.sees("Stan A-01");
  expect([await typedIn(desk, "X (mm)"), await typedIn(desk, "Lebar (mm)")]).toEqual(["1000", "3000"]);
  await desk.press("Susun berulang");
  await desk.fill("Baris", "2");
  await desk.fill("Kolom", "2");
  await desk.fill("Jarak antar baris (mm)", "2000");
  await desk.press("Susun", DIALOG);
  await desk.gone(DIALOG);
  await holds(desk, 6);

  // Two become one, and all of them get other codes.
  await pick(desk, "A-01");
  await pick(desk, "A-02", true);
  await desk.sees("2 dipilih");
  await desk.press("Gabung");
  await holds(desk, 5);
  await desk.sees("Gabungan dari");
  await desk.press("Nomori");
  await desk.fill("Awalan", "L");
  await desk.find(`${DIALOG}//td[.='L-B-02']`, "the last new code");
  desk.shot("drawing-numbering");
  await desk.press("Beri nomor");
  await desk.gone(DIALOG);
  await middleOf(desk, "L-B-02");
  await holds(desk, 5);
  desk.shot("drawing-done");
  expect(await desk.violations()).toEqual([]);
  const done = await drawnOf(desk);

  // The power goes while the merged booth is in the hand.
  await takeUp(desk, "L-A-01");
  desk.shot("drawing-drag");
  await desk.kill();
  desk = await backAtThePlan(desk.folder);
  await middleOf(desk, "L-A-01");
  expect(await drawnOf(desk)).toEqual(done);

  // Back to the empty hall, step by step, and forth again.
  for (const [words, count] of [
    ["Diurungkan: Stan dinomori ulang", 5],
    ["Diurungkan: Stan digabung", 6],
    ["Diurungkan: Deretan stan dibuat", 3],
    ["Diurungkan:", 2],
    ["Diurungkan:", 1],
    ["Diurungkan:", 0],
  ] as const) {
    await undo(desk);
    await desk.sees(words);
    await holds(desk, count);
  }
  await undo(desk);
  await desk.gone("//label[.='Sudut 6 Y (mm)']");
  expect(await typedIn(desk, "Sudut 3 Y (mm)")).toBe("18000");
  await redo(desk);
  await desk.find("//label[.='Sudut 6 Y (mm)']", "a sixth corner");
  for (const count of [1, 2, 3, 6, 5]) {
    await redo(desk);
    await holds(desk, count);
  }
  await redo(desk);
  await middleOf(desk, "L-B-02");
  expect(await drawnOf(desk)).toEqual(done);

  // On paper.
  await desk.press("Selesai");
  await desk.press("Cetak PDF");
  const paper = join(out, "denah.pdf");
  await desk.answers(paper);
  await desk.press("Cetak PDF", DIALOG);
  await desk.sees("halaman, skala 1 :");
  expect(isPdf(paper)).toBe(true);
  expect(Number(execFileSync("qpdf", ["--show-npages", paper], { encoding: "utf8" }))).toBeGreaterThan(0);
  await desk.close();
  desk.forget();
});

it("asks before an occupied booth is deleted, closed, merged or split, and says who is touched", async () => {
  const desk = await Desk.open();
  await desk.press("Coba contoh JakCraft 2019");
  await desk.sees("Langkah berikutnya");
  await desk.goTo("/denah");
  await desk.press("Susun");
  await desk.sees("Susun denah");
  await middleOf(desk, "A-01,");
  const before = await drawnOf(desk);
  const firmOf = (code: string) => {
    const said = before.find((line) => line.startsWith(`${code}, `)) ?? "";
    return /^[^,]+, (.*?) M-?\d/.exec(said)?.[1]?.split(",")[0] ?? "";
  };
  const firm = firmOf("A-01");
  expect(firm).not.toBe("");
  /** The question, answered. */
  const asked = async (says: string, answer: "Biarkan" | "Tetap lakukan") => {
    await desk.find(`${DIALOG}//h2[.='Stan ini ditempati']`, "the question");
    await desk.sees(says);
    await desk.press(answer, DIALOG);
    await desk.gone(DIALOG);
  };

  await pick(desk, "A-01,");
  await desk.keys(KEYS.delete);
  await desk.sees("Stan ini ditempati");
  desk.shot("drawing-occupied");
  expect(await desk.violations()).toEqual([]);
  await asked(`A-01: ${firm} tidak lagi punya stan ini.`, "Biarkan");
  expect(await drawnOf(desk)).toEqual(before);
  await pick(desk, "A-01,");
  await desk.keys(KEYS.delete);
  await asked(`A-01: ${firm} tidak lagi punya stan ini.`, "Tetap lakukan");
  await holds(desk, before.length - 1);
  await undo(desk);
  await holds(desk, before.length);
  expect(await drawnOf(desk)).toEqual(before);

  // The booth beside it is closed, so that nobody has it, and opened again.
  const beside = firmOf("A-02");
  await pick(desk, "A-02,");
  await desk.sees("Stan A-02");
  await desk.press("Ditutup");
  await asked(`A-02: ${beside} tidak lagi punya stan ini.`, "Tetap lakukan");
  await middleOf(desk, "A-02, Ditutup");
  await desk.press("Ditutup");
  await desk.browser.waitUntil(async () => (await drawnOf(desk)).some((line) => line.startsWith("A-02 M")));

  await pick(desk, "A-01,");
  await pick(desk, "A-02", true);
  await desk.press("Gabung");
  await asked(`A-01: ${firm} tetap di stan hasilnya.`, "Tetap lakukan");
  await holds(desk, before.length - 1);
  await desk.press("Pisah");
  await asked(`A-01: ${firm} tetap di stan hasilnya.`, "Biarkan");
  await holds(desk, before.length - 1);
  await desk.press("Pisah");
  await asked(`A-01: ${firm} tetap di stan hasilnya.`, "Tetap lakukan");
  await holds(desk, before.length);
  await middleOf(desk, `A-02, ${firm}`);
  await desk.close();
  desk.forget();
});
