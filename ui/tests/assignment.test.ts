// Who gets which booth, in the real window: a plan looked for and taken, a firm locked, carried, dragged and sharing, one
// that cancels, the choice that moves three, and all of it taken back.

import { expect, it } from "vitest";
import { Desk, DIALOG, KEYS } from "./desk";
import { clickAt, middleOf } from "./plan";

/** What every booth of the plan says: its code, who has it, its colour. */
const booths = (desk: Desk) =>
  desk.in(() =>
    [...document.querySelectorAll("[role=listbox][data-shares-keys] [role=option]")].map(
      (option) => option.getAttribute("aria-label") ?? "",
    ),
  );

const codeOf = (said: string | undefined) => /[A-Z]+-\d+/.exec(said ?? "")?.[0] ?? "";
const nameOf = (said: string | undefined) => said?.split(", ")[1] ?? "";
const standingIn = async (desk: Desk, code: string) =>
  nameOf((await booths(desk)).find((said) => said.startsWith(`${code},`)));

async function toPlan(desk: Desk): Promise<string[]> {
  await desk.goTo("/denah");
  await desk.find("//*[@role='listbox'][@data-shares-keys]//*[@role='option']", "the plan");
  return booths(desk);
}

/** Opens a booth by the search. */
async function openBooth(desk: Desk, code: string): Promise<void> {
  await desk.fill("Cari stan atau peserta", code);
  // The first Enter flies there, the second opens it.
  await desk.keys(KEYS.enter);
  await desk.keys(KEYS.enter);
  await desk.sees(`Stan ${code}`);
}

/** Takes the latest change back, until the plan is as it was. */
async function undo(desk: Desk, was: readonly string[]): Promise<void> {
  await desk.in(() => (document.activeElement as HTMLElement | null)?.blur());
  await desk.keys(KEYS.control, "z");
  await desk.sees("Diurungkan: ");
  await shows(desk, was);
}

/** Waits until the plan says of every booth what it is to say. */
async function shows(desk: Desk, said: readonly string[]): Promise<void> {
  await desk.browser.waitUntil(async () => (await booths(desk)).join() === said.join(), {
    timeout: 60_000,
    timeoutMsg: "the plan does not come to that",
  });
}

/** A button by the beginning of its name. */
const pressFirst = async (desk: Desk, begins: string) =>
  desk.click(
    await desk.find(
      `//button[starts-with(@aria-label, '${begins}') or starts-with(normalize-space(.), '${begins}')]`,
      `a button “${begins}…”`,
    ),
  );

it("gives booths to everybody, and anew after a cancellation, as the office decides", async () => {
  const desk = await Desk.open();
  await desk.press("Coba contoh JakCraft 2019");
  await desk.sees("Langkah berikutnya");

  // One is locked before anything is planned, and another is taken out of its booth.
  const [first, second] = (await toPlan(desk)).filter((said) => !said.includes("Kosong"));
  const locked = codeOf(first);
  const who = await standingIn(desk, locked);
  await openBooth(desk, locked);
  await desk.sees("Mengapa di sini");
  await desk.sees("Tempat lain yang terbaik");
  desk.shot("assignment-why");
  await desk.press("Kunci");
  await desk.sees("dikunci di tempatnya");
  await openBooth(desk, codeOf(second));
  await desk.press("Kosongkan");
  await desk.sees(`${nameOf(second)} keluar dari`);
  await desk.browser.waitUntil(async () => (await standingIn(desk, codeOf(second))) === "Kosong", {
    timeoutMsg: `${codeOf(second)} is not free`,
  });
  const before = await booths(desk);

  // Two plans side by side, in the words of what is proven; the second one is taken, and undone, and done again.
  await desk.goTo("/penempatan");
  await desk.press("Cari rencana");
  await desk.find("//button[starts-with(@aria-label, 'Pakai ')]", "a plan");
  expect(await desk.text()).toMatch(/dari batas terbukti|terbukti: tidak ada yang lebih murah/);
  await desk.fill("Benih acak", "2");
  await desk.press("Cari rencana");
  await desk.browser.waitUntil(
    async () => (await desk.browser.$$("//button[starts-with(@aria-label, 'Pakai ')]").length) === 2,
    { timeout: 60_000, timeoutMsg: "no second plan" },
  );
  await desk.settled();
  desk.shot("assignment-plans");
  expect(await desk.violations()).toEqual([]);
  await desk.press("Bobot");
  await desk.find("//aside//input[@type='range']", "the sliders");
  await desk.settled();
  desk.shot("assignment-weights");
  expect(await desk.violations()).toEqual([]);
  await desk.press("Bobot");
  await pressFirst(desk, "Pakai ");
  await desk.sees(" dipakai: ");
  await toPlan(desk);
  await desk.browser.waitUntil(async () => (await booths(desk)).join() !== before.join(), {
    timeoutMsg: "the plan that was taken does not come",
  });
  const planned = await booths(desk);
  expect(await standingIn(desk, locked)).toBe(who);
  await undo(desk, before);
  await desk.keys(KEYS.control, KEYS.shift, "z");
  await shows(desk, planned);

  // Carried by the keyboard to the cheapest other place, whose cost is said before it is put down.
  const carried = codeOf(planned.find((said) => !said.includes("Kosong") && !said.startsWith(`${locked},`)));
  const carriedName = await standingIn(desk, carried);
  await openBooth(desk, carried);
  await desk.press("Pindahkan");
  await desk.sees("Termurah (B)");
  await desk.keys("b");
  await desk.find(
    "//*[@role='status'][contains(., 'Menempatkan') and contains(., 'Ke ') and contains(., 'eluruh rencana')]",
    "what the drop would cost",
  );
  desk.shot("assignment-carrying");
  await desk.keys(KEYS.enter);
  await desk.browser.waitUntil(async () => (await standingIn(desk, carried)) !== carriedName, {
    timeoutMsg: `${carriedName} stays`,
  });
  await undo(desk, planned);

  // Dragged out of its open booth onto a free one; what that would cost goes with the hand.
  await desk.keys(KEYS.escape);
  const free = codeOf((await booths(desk)).find((said) => said.includes("Kosong")));
  await desk.press("Tampilkan seluruh area");
  await desk.settled();
  await clickAt(desk, await middleOf(desk, `${carried},`));
  await desk.sees(`Stan ${carried}`);
  await desk.press("Tampilkan seluruh area");
  await desk.settled();
  const [from, to] = [await middleOf(desk, `${carried},`), await middleOf(desk, `${free},`)];
  await desk.browser
    .action("pointer")
    .move({ ...from, duration: 0 })
    .down()
    .move({ x: from.x + 10, y: from.y + 8, duration: 100 })
    .pause(400)
    .move({ ...to, duration: 300 })
    .perform(true);
  await desk.sees(`Menempatkan ${carriedName}`);
  await desk.sees(`Ke ${free}`);
  desk.shot("assignment-dragging");
  await desk.browser.action("pointer").up().perform();
  await desk.settled();
  desk.shot("assignment-dropped");
  await desk.browser.waitUntil(
    async () =>
      (await standingIn(desk, free)) === carriedName ||
      (await desk.browser.$$("//button[normalize-space(.)='Tetap tempatkan']").length) > 0,
    { timeoutMsg: "the drop comes to nothing" },
  );
  if ((await standingIn(desk, free)) !== carriedName) await desk.press("Tetap tempatkan");
  await desk.sees(`${carriedName} di ${free}`);
  await desk.press("Biaya");
  await desk.sees("poin (");
  desk.shot("assignment-colours");

  // Two share a booth.
  const sharing = (await booths(desk)).find(
    (said) => !said.includes("Kosong") && !said.startsWith(`${locked},`) && !said.startsWith(`${free},`),
  );
  // One who draws little: both together keep every rule there.
  const guest = nameOf((await booths(desk)).find((said) => said.includes("Serat Alam")));
  await openBooth(desk, codeOf(sharing));
  await desk.press("Bagi stan");
  await desk.fill("Dengan siapa", guest);
  await desk.keys(KEYS.down);
  await desk.keys(KEYS.enter);
  await desk.press("Bagi stan", DIALOG);
  await desk.sees(`Berbagi stan: ${nameOf(sharing)} + ${guest}`);
  await desk.gone(DIALOG);

  // One cancels.
  await desk.goTo("/peserta");
  await desk.fill("Cari nama, pemilik, stan, kota", who);
  await desk.sees("1 baris");
  await desk.click(await desk.find("(//*[@role='row'])[2]", "its row"));
  await desk.press("Ubah status", "//aside");
  await desk.choose("Status baru", "Mengundurkan diri");
  await desk.fill("Alasan", "Batal lewat telepon");
  await pressFirst(desk, "Ubah 1 peserta");
  await desk.sees("1 peserta menjadi Mengundurkan diri");
  await desk.gone(DIALOG);
  await toPlan(desk);
  await desk.browser.waitUntil(async () => (await standingIn(desk, locked)) === "Kosong", {
    timeoutMsg: `${locked} is not free`,
  });
  // And one who has a booth loses it: somebody has to be placed.
  const lifted = codeOf((await booths(desk)).filter((said) => said.includes("Kulit & Alas Kaki")).at(-1));
  const waits = await standingIn(desk, lifted);
  await openBooth(desk, lifted);
  await desk.press("Kosongkan");
  await desk.sees(`${waits} keluar dari`);
  await desk.browser.waitUntil(async () => (await standingIn(desk, lifted)) === "Kosong", {
    timeoutMsg: `${lifted} is not free`,
  });
  const cancelled = await booths(desk);

  // Nobody, three or ten others move: the choice of three is taken, and taken back.
  await desk.goTo("/penempatan");
  await desk.press("Perubahan");
  await desk.press("Hitung pilihan");
  await desk.find("//section[@aria-label='Paling banyak 3 pindah']", "the choice of three");
  await desk.find("//section[@aria-label='Paling banyak 10 pindah']", "the choice of ten");
  await desk.settled();
  desk.shot("assignment-choices");
  expect(await desk.violations()).toEqual([]);
  const moves = await desk.in(() => {
    const choice = document.querySelector("section[aria-label='Paling banyak 3 pindah']");
    return Number(/Pindah \((\d+)/.exec(choice?.textContent ?? "")?.[1] ?? "99");
  });
  expect(moves).toBeLessThanOrEqual(3);
  await desk.press("Pilih ini: Paling banyak 3 pindah");
  await desk.sees("Paling banyak 3 pindah dipakai: ");
  await toPlan(desk);
  await desk.browser.waitUntil(async () => (await booths(desk)).some((said) => nameOf(said) === waits), {
    timeoutMsg: `${waits} has no booth`,
  });
  await undo(desk, cancelled);

  // Reserves have an order, and what is free is offered to whom it suits.
  await desk.goTo("/penempatan");
  await pressFirst(desk, "Cadangan");
  await desk.sees("Urutan cadangan");
  await desk.settled();
  desk.shot("assignment-reserves");
  expect(await desk.violations()).toEqual([]);
  await desk.close();
  desk.forget();
});
