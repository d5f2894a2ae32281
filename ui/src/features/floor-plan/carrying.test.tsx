// A firm in the hand: what is shown before the drop is what the drop does.

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { setBackend } from "@/lib/ipc";
import { memoryBackend } from "@/lib/ipc/memory";
import { sampleWorld } from "@/lib/ipc/memory/world";
import { openWindow } from "@/test/window";

/** The first firm has two booths; who had the second has none. */
function worldOfTwo() {
  const world = sampleWorld();
  const [one, other] = world.records.exhibitors;
  const [, booth] = world.records.booths;
  if (one === undefined || other === undefined || booth === undefined) throw new Error("no sample");
  one.booths = ["A-01", "A-02"];
  one.booth_size = "2x2";
  other.booths = [];
  booth.exhibitor = one.id;
  return world;
}

/** Has one command wait until it is let go. */
function holding(world: ReturnType<typeof sampleWorld>, command: string) {
  const backend = memoryBackend({ world });
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  setBackend({
    ...backend,
    async invoke(name, ...rest) {
      if (name === command) await gate;
      return backend.invoke(name, ...rest);
    },
  });
  return open;
}

const inHand = (name: string) =>
  within(screen.getByText(`Menempatkan ${name}`).closest("[role=status]") as HTMLElement);

/** Opens the first booth and takes up who stands there. */
async function takeUp(options: Parameters<typeof openWindow>[0] = {}, hold?: string) {
  const opened = openWindow(options, "/denah?id=booth-0");
  const panel = await screen.findByRole("complementary", { name: "Stan A-01" });
  const letGo = hold === undefined ? () => undefined : holding(opened.world, hold);
  await opened.user.click(await within(panel).findByRole("button", { name: "Pindahkan" }));
  const [firm, ...others] = opened.world.records.exhibitors;
  if (firm === undefined) throw new Error("no sample");
  return { ...opened, firm, others, panel, letGo };
}
const known = () => screen.findByRole("button", { name: "Termurah (B)" });

describe("a firm in the hand", () => {
  it("is put down once, however often the key comes", async () => {
    const { user, world, firm, others } = await takeUp();
    await known();
    await user.keyboard("{Home}{ArrowRight}");
    await inHand(firm.name).findByText(/^Bertukar dengan /);
    const steps = world.undo.length;
    const plan = screen.getByRole("listbox");
    fireEvent.keyDown(plan, { key: "Enter" });
    fireEvent.keyDown(plan, { key: "Enter" });
    fireEvent.keyDown(plan, { key: "Enter", repeat: true });
    await screen.findByText(`${firm.name} dan ${others[0]?.name} bertukar tempat.`);
    expect(world.undo.length).toBe(steps + 1);
    expect(world.records.exhibitors[0]?.booths).toEqual(["A-02"]);
  });

  it("is not put down by a key that is still held from before", async () => {
    const { user, world, firm } = await takeUp();
    await known();
    await user.keyboard("{End}");
    fireEvent.keyDown(screen.getByRole("listbox"), { key: "Enter", repeat: true });
    expect(inHand(firm.name).getByText("Ke D-12")).toBeTruthy();
    expect(world.records.exhibitors[0]?.booths).toEqual(["A-01"]);
  });

  it("goes back where it was by a drop on any booth of its own", async () => {
    const { user, world, firm } = await takeUp({ world: worldOfTwo() });
    await known();
    await user.keyboard("{Home}{ArrowRight}");
    expect(inHand(firm.name).getByText("Ke A-02, A-01")).toBeTruthy();
    const steps = world.undo.length;
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByText(`Menempatkan ${firm.name}`)).toBeNull());
    expect(world.undo.length).toBe(steps);
    expect(firm.booths).toEqual(["A-01", "A-02"]);
  });

  it("changes places with all who stand there, each where the price says", async () => {
    const { user, world, firm, others } = await takeUp({ world: worldOfTwo() });
    await known();
    await user.keyboard("{Home}{ArrowRight}{ArrowRight}{ArrowRight}");
    const bar = inHand(firm.name);
    const both = `${others[2]?.name}, ${others[3]?.name}`;
    expect(await bar.findByText(new RegExp(`^Bertukar dengan ${both}`))).toBeTruthy();
    const steps = world.undo.length;
    await user.keyboard("{Enter}");
    await screen.findByText(`${firm.name} dan ${both} bertukar tempat.`);
    expect(world.undo.length).toBe(steps + 1);
    expect(world.records.exhibitors[0]?.booths.toSorted()).toEqual(["A-04", "A-05"]);
    const went = [others[2], others[3]].flatMap((other) => other?.booths ?? []);
    expect(went.toSorted()).toEqual(["A-01", "A-02"]);
  });

  it("has no price where those who stand there find no room, and asks about them instead", async () => {
    const { user, world } = openWindow({ world: worldOfTwo() }, "/denah");
    const [, waits, stands] = world.records.exhibitors;
    if (waits === undefined || stands === undefined) throw new Error("no sample");
    await user.click(await screen.findByRole("button", { name: `Tempatkan ${waits.name}` }));
    await known();
    await user.keyboard("{Home}{ArrowRight}{ArrowRight}");
    const bar = inHand(waits.name);
    expect(await bar.findByText(/^Tidak dapat di sini: /)).toBeTruthy();
    expect(bar.queryByText(/^Bertukar dengan|Seluruh rencana/)).toBeNull();
    const steps = world.undo.length;
    await user.keyboard("{Enter}");
    await bar.findByRole("button", { name: "Tetap tempatkan" });
    expect(bar.getByText(new RegExp(`^${stands.name} ada di A-03`))).toBeTruthy();
    expect(world.undo.length).toBe(steps);
  });

  it("is shown in the booths that it would have as soon as they are known, and put into these", async () => {
    const { user, firm, letGo } = await takeUp({ world: worldOfTwo() }, "plan_costs");
    await user.keyboard("{End}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}");
    expect(await inHand(firm.name).findByText("Ke D-06, D-05")).toBeTruthy();
    letGo();
    expect(await inHand(firm.name).findByText("Ke D-06, D-07")).toBeTruthy();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(firm.booths.toSorted()).toEqual(["D-06", "D-07"]));
  });

  it("that was let go while its drop was looked at is not put down after all", async () => {
    const { user, world, firm, letGo } = await takeUp({}, "plan_place");
    await known();
    await user.keyboard("{End}{Enter}");
    const steps = world.undo.length;
    await user.keyboard("{Escape}");
    letGo();
    await waitFor(() => expect(screen.queryByText(`Menempatkan ${firm.name}`)).toBeNull());
    // Taken up again, it is asked about anew: by then the old answer has come.
    await user.click(screen.getByRole("button", { name: "Pindahkan" }));
    await user.keyboard("{End}");
    expect(await inHand(firm.name).findByText("Semua aturan terpenuhi.")).toBeTruthy();
    expect(world.undo.length).toBe(steps);
    expect(firm.booths).toEqual(["A-01"]);
  });

  it("has no prices of before a change", async () => {
    const { user, world, firm, panel } = await takeUp();
    await known();
    await user.keyboard("{Escape}");
    await user.keyboard("{Control>}z{/Control}");
    await screen.findByText(/^Diurungkan: /);
    const letGo = holding(world, "plan_costs");
    await user.click(within(panel).getByRole("button", { name: "Pindahkan" }));
    await user.keyboard("{Home}{ArrowRight}");
    expect(inHand(firm.name).queryByText(/^Bertukar dengan/)).toBeNull();
    letGo();
    expect(await inHand(firm.name).findByText(/^Bertukar dengan/)).toBeTruthy();
  });
});

describe("the best other places", () => {
  it("are taken as they are priced, also from several", async () => {
    const world = worldOfTwo();
    // No booth is free: every place of two is somebody's.
    world.records.booths = world.records.booths.filter(({ exhibitor }) => exhibitor !== null);
    const { user } = openWindow({ world }, "/denah?id=booth-0");
    const panel = await screen.findByRole("complementary", { name: "Stan A-01" });
    const [first] = await within(panel).findAllByRole("button", { name: /^Taruh di / });
    if (first === undefined) throw new Error("no place");
    const codes = (first.getAttribute("aria-label") ?? "").replace("Taruh di ", "").split(", ");
    const steps = world.undo.length;
    await user.click(first);
    await waitFor(() => expect(world.records.exhibitors[0]?.booths).toEqual(codes));
    expect(world.undo.length).toBe(steps + 1);
    expect(world.records.booths.every(({ exhibitor }) => exhibitor !== null)).toBe(true);
  });
});
