import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { setBackend } from "@/lib/ipc";
import { memoryBackend } from "@/lib/ipc/memory";
import { emptyRecords, SAMPLE_EVENT, sampleWorld } from "@/lib/ipc/memory/world";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

/** What is said of a firm while it is carried. */
const inHand = (name: string) =>
  within(screen.getByText(`Menempatkan ${name}`).closest("[role=status]") as HTMLElement);
const booth = (code: string) => screen.findByRole("option", { name: new RegExp(`^${code},`) });

describe("the floor plan", () => {
  it("shows every booth with its firm and what the colours mean", async () => {
    const { container } = openWindow({}, "/denah");
    expect(await booth("A-01")).toBeTruthy();
    expect(screen.getAllByRole("option")).toHaveLength(48);
    expect(
      within(screen.getByRole("list", { name: "Keterangan warna" })).getByText(/Kosong \(9\)/),
    ).toBeTruthy();
    await expectAccessible(container);
  });

  it("places a firm by the keyboard alone", async () => {
    const { user, world } = openWindow({}, "/denah");
    await booth("D-04");
    const list = screen.getByRole("complementary");
    const [first] = within(list).getAllByRole("button", { name: /^Tempatkan/ });
    first?.focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("listbox"));
    await user.keyboard("{End}");
    expect(await screen.findByText("Semua aturan terpenuhi.")).toBeTruthy();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(world.records.booths.at(-1)?.exhibitor).not.toBeNull());
    expect(await screen.findByText("Belum dapat stan (1)", { selector: "h2" })).toBeTruthy();
  });

  it("says which rule a place breaks before anything changes, and obeys who insists", async () => {
    const { user, world } = openWindow({}, "/denah");
    await booth("A-01");
    const before = world.records.booths[0]?.exhibitor;
    const [first] = screen.getAllByRole("button", { name: /^Tempatkan/ });
    first?.focus();
    await user.keyboard("{Enter}{Home}{Enter}");
    const insist = await screen.findByRole("button", { name: "Tetap tempatkan" });
    expect(world.records.booths[0]?.exhibitor).toBe(before);
    await user.click(insist);
    await waitFor(() => expect(world.records.booths[0]?.exhibitor).not.toBe(before));
  });

  it("goes to a booth that is searched while another is open, and opens it", async () => {
    const { user } = openWindow({}, "/denah?id=booth-0");
    await screen.findByRole("complementary", { name: "Stan A-01" });
    await user.type(screen.getByRole("combobox", { name: "Cari stan atau peserta" }), "D-12{Enter}");
    const plan = screen.getByRole("listbox", { name: /^Denah/ });
    await waitFor(() => expect(document.activeElement).toBe(plan));
    // Longer than it takes to fly back.
    await new Promise((next) => setTimeout(next, 50));
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("complementary", { name: "Stan D-12" })).toBeTruthy();
  });

  it("puts a firm back by Esc", async () => {
    const { user } = openWindow({}, "/denah");
    await booth("A-01");
    screen.getAllByRole("button", { name: /^Tempatkan/ })[0]?.focus();
    await user.keyboard("{Enter}");
    expect(await screen.findByText("Menempatkan Butik Bahari")).toBeTruthy();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByText("Menempatkan Butik Bahari")).toBeNull());
  });

  it("opens a booth and takes its firm out", async () => {
    const { user, world, container } = openWindow({}, "/denah");
    await booth("A-01");
    screen.getByRole("listbox").focus();
    await user.keyboard("{Home}{Enter}");
    expect(await screen.findByRole("heading", { name: "Stan A-01" })).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Kosongkan" }));
    await waitFor(() => expect(world.records.booths[0]?.exhibitor).toBeNull());
  });

  it("says who was taken out, also where the booth is shown empty before that", async () => {
    const { user, world } = openWindow({}, "/denah?id=booth-0");
    const panel = await screen.findByRole("complementary", { name: "Stan A-01" });
    const beyond = memoryBackend({ world });
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    setBackend({
      ...beyond,
      async invoke(name, ...rest) {
        if (name === "app_state") await gate;
        return beyond.invoke(name, ...rest);
      },
    });
    await user.click(within(panel).getByRole("button", { name: "Kosongkan" }));
    await waitFor(() => expect(within(panel).queryByRole("button", { name: "Kosongkan" })).toBeNull());
    open();
    expect(await screen.findByText(/ keluar dari A-01/)).toBeTruthy();
  });

  it("says why a firm stands in its booth and which places would be better, and puts it there", async () => {
    const { user, world, container } = openWindow({}, "/denah?id=booth-0");
    const panel = await screen.findByRole("complementary", { name: "Stan A-01" });
    expect(await within(panel).findByText("Zona lain")).toBeTruthy();
    expect(within(panel).getByText("Zona stan ini untuk kategori lain.")).toBeTruthy();
    const [best, ...others] = within(panel).getAllByRole("button", { name: /^Taruh di / });
    expect(others).toHaveLength(2);
    expect(within(panel).getAllByText(/^Bertukar dengan .*Menjadi .* poin\.$/).length).toBeGreaterThan(0);
    await expectAccessible(container);
    const there = best?.getAttribute("aria-label")?.replace("Taruh di ", "") ?? "";
    const firm = world.records.exhibitors[0];
    await user.click(best as HTMLElement);
    await waitFor(() => expect(firm?.booths).toEqual([there]));
    await user.click(await screen.findByRole("button", { name: "Urungkan" }));
    await waitFor(() => expect(world.records.exhibitors[0]?.booths).toEqual(["A-01"]));
  });

  it("says what a drop would cost before it, and goes to the cheapest place by a key", async () => {
    const { user, world, container } = openWindow({}, "/denah");
    await booth("A-01");
    screen.getByRole("button", { name: "Tempatkan Butik Bahari" }).focus();
    await user.keyboard("{Enter}");
    await screen.findByRole("button", { name: "Termurah (B)" });
    await user.keyboard("b");
    const bar = () => inHand("Butik Bahari");
    expect(await bar().findByText(/^Seluruh rencana .* poin lebih murah\.$/)).toBeTruthy();
    const first = bar().getByText(/^Ke D-/).textContent ?? "";
    await user.keyboard("b");
    await waitFor(() => expect(bar().getByText(/^Ke D-/).textContent).not.toBe(first));
    // A booth that it cannot have says why, and lies under a veil with the others.
    await user.keyboard("{Home}");
    expect(await bar().findByText("Tidak dapat di sini: Lebih kecil dari 3x2 m yang diminta.")).toBeTruthy();
    expect(container.querySelectorAll("path[class*=barred]")).toHaveLength(1);
    await expectAccessible(container);
    await user.keyboard("b{Enter}");
    await waitFor(() =>
      expect(world.records.exhibitors.find(({ name }) => name === "Butik Bahari")?.booths).toHaveLength(1),
    );
    expect(container.querySelector("path[class*=barred]")).toBeNull();
  });

  it("changes places with who stands there, where that is what a drop would cost", async () => {
    const { user, world } = openWindow({}, "/denah?id=booth-0");
    const panel = await screen.findByRole("complementary", { name: "Stan A-01" });
    await user.click(await within(panel).findByRole("button", { name: "Pindahkan" }));
    await screen.findByRole("button", { name: "Termurah (B)" });
    const [one, other] = world.records.exhibitors;
    await user.keyboard("{Home}{ArrowRight}");
    expect(
      await inHand(one?.name ?? "").findByText(new RegExp(`^Bertukar dengan ${other?.name}\\. `)),
    ).toBeTruthy();
    await user.keyboard("{Enter}");
    await screen.findByText(`${one?.name} dan ${other?.name} bertukar tempat.`);
    expect(world.records.exhibitors.slice(0, 2).map(({ booths }) => booths)).toEqual([["A-02"], ["A-01"]]);
  });

  it("names the reserve whom a free booth suits best, and the way to offer it", async () => {
    const { user } = openWindow({}, "/denah?id=booth-47");
    const panel = await screen.findByRole("complementary", { name: "Stan D-12" });
    expect(await within(panel).findByText(/^Paling cocok dari cadangan: .* \(urutan \d\)$/)).toBeTruthy();
    await user.click(within(panel).getByRole("button", { name: "Tawarkan lewat Cadangan" }));
    expect(await screen.findByRole("heading", { name: /^Urutan cadangan/ })).toBeTruthy();
  });

  it("is coloured by what each party costs", async () => {
    const { user } = openWindow({}, "/denah");
    await booth("A-01");
    await user.click(screen.getByText("Biaya"));
    const legend = screen.getByRole("list", { name: "Keterangan warna" });
    expect(await within(legend).findByText(/^0 poin \(\d+\)$/)).toBeTruthy();
    expect(within(legend).getByText(/^11–25 poin/)).toBeTruthy();
    expect((await booth("A-01")).getAttribute("aria-label")).toMatch(/ poin$/);
  });

  it("still places where costs could not be had", async () => {
    const { user, world } = openWindow({ failing: ["plan_costs"] }, "/denah");
    await booth("D-04");
    screen.getByRole("button", { name: "Tempatkan Butik Bahari" }).focus();
    await user.keyboard("{Enter}{End}");
    expect(await screen.findByText("Semua aturan terpenuhi.")).toBeTruthy();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(world.records.booths.at(-1)?.exhibitor).not.toBeNull());
  });

  it("lists what the check found and what it did not look at", async () => {
    const { user } = openWindow({}, "/denah");
    await user.click(await screen.findByRole("button", { name: "Periksa" }));
    await user.click(await screen.findByRole("button", { name: /Lorong di antara/ }));
    expect(screen.getByText("Yang tidak diperiksa")).toBeTruthy();
  });

  it("offers a form where there is no hall, and says what is wrong in it", async () => {
    const world = sampleWorld();
    world.records = { ...emptyRecords(), events: [SAMPLE_EVENT], selected: SAMPLE_EVENT.slug };
    const { user, container } = openWindow({ world }, "/denah");
    const width = await screen.findByLabelText("Lebar (m)");
    await user.clear(width);
    await user.click(screen.getByRole("button", { name: "Susun stan" }));
    expect(await screen.findByText("Antara 2 dan 500 meter")).toBeTruthy();
    await expectAccessible(container);
  });

  it("says what went wrong where the floor could not be read", async () => {
    openWindow({ failing: ["floor_view"] }, "/denah");
    expect(await screen.findByRole("alert")).toBeTruthy();
  });
});
