import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { emptyRecords, SAMPLE_EVENT, sampleWorld } from "@/lib/ipc/memory/world";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

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
