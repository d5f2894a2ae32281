import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { firstPoints, onPlan, transformOf, turned } from "@/features/floor-plan/model/underlay";
import { UNDERLAY_PICTURE } from "@/features/floor-plan/underlay/UnderlayPicture";
import type { UnderlayOut } from "@/lib/ipc";
import { expectAccessible } from "@/test/axe";
import { openWindow } from "@/test/window";

const stage = () => screen.getByRole("listbox", { name: /^Denah / });
const picture = () => document.getElementById(UNDERLAY_PICTURE);
const group = () => picture()?.querySelector("g");

async function openPanel(picked = "/gedung/denah.dxf") {
  const opened = openWindow({ picked: () => picked }, "/denah");
  await opened.user.click(await screen.findByRole("button", { name: "Susun" }));
  await screen.findByRole("option", { name: /^A-01/ });
  await opened.user.click(screen.getByRole("radio", { name: "Dasar" }));
  const laid = (): UnderlayOut => Object.values(opened.world.records.underlays ?? {})[0] as UnderlayOut;
  return { ...opened, laid };
}

async function openLaid(picked?: string) {
  const opened = await openPanel(picked);
  await opened.user.click(await screen.findByRole("button", { name: "Pilih berkas" }));
  await screen.findByRole("button", { name: "Ganti berkas" });
  return opened;
}

const LAID = {
  width: 4_000,
  height: 2_000,
  nm_per_unit: 10_000_000,
  x_mm: 1_000,
  y_mm: 500,
  rotation_mdeg: 0,
};

describe("where an underlay lies", () => {
  it("turns about its middle and says its place to SVG", () => {
    const quarter = turned(LAID, 450_000);
    expect(quarter).toMatchObject({ rotation_mdeg: 90_000, x_mm: 31_000, y_mm: -9_500 });
    expect(onPlan(quarter, [2_000, 1_000]).map(Math.round)).toEqual([21_000, 10_500]);
    expect(transformOf(quarter)).toBe("translate(31000 -9500) rotate(90) scale(10)");
    expect(firstPoints(LAID)).toEqual([
      [6_000, 10_500],
      [36_000, 10_500],
    ]);
  });
});

describe("the underlay in the editor", () => {
  it("says that it is not printed, lays a DXF as one path beneath the plan, and breaks no rule of axe", async () => {
    const { container, laid } = await openLaid();
    expect(screen.getByText(/Tidak ikut tercetak/)).toBeTruthy();
    await waitFor(() => expect(picture()?.querySelectorAll("path")).toHaveLength(1));
    expect(group()?.getAttribute("transform")).toBe("translate(0 0) rotate(0) scale(10)");
    expect(picture()?.style.opacity).toBe("0.5");
    expect(laid().kind).toBe("dxf");
    const plan = stage().querySelector("[data-item]")?.closest("svg");
    expect(picture()!.compareDocumentPosition(plan!) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    await expectAccessible(container);
  });

  it("shows a picture by its address, warns until it is set to scale, and shows it in the plan view too", async () => {
    const { user } = await openLaid("/foto/denah.jpg");
    expect(picture()?.querySelector("image")?.getAttribute("href")).toMatch(/^data:image/);
    expect(screen.getByText(/Skalanya belum diatur/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Selesai" }));
    await screen.findByRole("button", { name: "Bagikan stan" });
    await waitFor(() => expect(picture()?.querySelector("image")).toBeTruthy());
  });

  it("is moved, turned, dimmed and hidden by typing alone, and an undo takes back each", async () => {
    const { user, laid } = await openLaid();
    const type = async (name: string, text: string) => {
      await user.clear(screen.getByLabelText(name));
      await user.type(screen.getByLabelText(name), `${text}{Enter}`);
    };
    await type("X (mm)", "1,5 m");
    await type("Y (mm)", "-200");
    await waitFor(() => expect(laid()).toMatchObject({ x_mm: 1_500, y_mm: -200 }));
    await type("Putar (°)", "90");
    await waitFor(() => expect(laid().rotation_mdeg).toBe(90_000));
    screen.getByRole("slider", { name: "Ketajaman" }).focus();
    await user.keyboard("{ArrowRight}");
    await waitFor(() => expect(laid().opacity_percent).toBe(55));
    await user.click(screen.getByLabelText("Tampilkan"));
    await waitFor(() => expect(picture()).toBeNull());
    stage().focus();
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(picture()).toBeTruthy());
    await user.keyboard("{Control>}z{/Control}{Control>}z{/Control}");
    await waitFor(() => expect(laid()).toMatchObject({ opacity_percent: 50, rotation_mdeg: 0 }));
  });

  it("is moved by the arrow keys on the plan while that is what is done, and by no key when it is locked", async () => {
    const { user, laid } = await openLaid();
    await user.click(screen.getByRole("button", { name: "Geser" }));
    stage().focus();
    await user.keyboard("{ArrowRight}{Shift>}{ArrowDown}{/Shift}");
    await waitFor(() => expect(laid()).toMatchObject({ x_mm: 10, y_mm: 100 }));
    await user.keyboard("{Escape}");
    expect(screen.getByRole("button", { name: "Geser" }).getAttribute("aria-pressed")).toBe("false");
    await user.click(screen.getByLabelText("Kunci di tempatnya"));
    await waitFor(() => expect(laid().locked).toBe(true));
    expect(screen.getByLabelText("X (mm)")).toHaveProperty("disabled", true);
    expect(screen.getByRole("button", { name: "Geser" })).toHaveProperty("disabled", true);
  });

  it("is moved by the hand, and Esc puts it back", async () => {
    const { user, laid } = await openLaid();
    await user.click(screen.getByRole("button", { name: "Geser" }));
    const drag = (type: "pointerDown" | "pointerMove" | "pointerUp", x: number, y: number) =>
      fireEvent[type](type === "pointerDown" ? stage() : window, {
        pointerId: 1,
        button: 0,
        clientX: x,
        clientY: y,
      });
    drag("pointerDown", 100, 100);
    drag("pointerMove", 150, 120);
    fireEvent.keyDown(window, { key: "Escape" });
    drag("pointerUp", 150, 120);
    expect(laid()).toMatchObject({ x_mm: 0, y_mm: 0 });
    drag("pointerDown", 100, 100);
    drag("pointerMove", 150, 120);
    drag("pointerUp", 150, 120);
    await waitFor(() => expect(laid().x_mm).toBeGreaterThan(0));
    // It went as far as the hand, both ways.
    expect(laid().x_mm / laid().y_mm).toBeCloseTo(2.5, 1);
    expect(picture()?.style.transform).toBe("");
  });

  it("is set to scale by two typed points and a distance", async () => {
    const { user, laid } = await openLaid("/foto/denah.png");
    await user.click(screen.getByRole("button", { name: "Atur skala" }));
    const form = await screen.findByRole("form", { name: "Atur skala" });
    const type = async (name: string, text: string) => {
      await user.clear(within(form).getByLabelText(name));
      await user.type(within(form).getByLabelText(name), `${text}{Enter}`);
    };
    await type("Titik 1 X (mm)", "1000");
    await type("Titik 1 Y (mm)", "0");
    await type("Titik 2 X (mm)", "11000");
    await type("Titik 2 Y (mm)", "0");
    expect(within(form).getByText("Sekarang berjarak 10000 mm")).toBeTruthy();
    await user.click(within(form).getByRole("button", { name: "Terapkan skala" }));
    expect(within(form).getByRole("alert").textContent).toMatch(/Tulis jarak/);
    await user.type(within(form).getByLabelText("Jarak sebenarnya (mm)"), "12,5 m");
    await user.click(within(form).getByRole("button", { name: "Terapkan skala" }));
    await waitFor(() =>
      expect(laid()).toMatchObject({ nm_per_unit: 12_500_000, is_scaled: true, x_mm: -250 }),
    );
    await waitFor(() => expect(screen.queryByRole("form", { name: "Atur skala" })).toBeNull());
    expect(await screen.findByText("Skala gambar dasar diatur.")).toBeTruthy();
  });

  it("is set to scale by two clicks, one after the other", async () => {
    const { user, container } = await openLaid("/foto/denah.png");
    await user.click(screen.getByRole("button", { name: "Atur skala" }));
    const click = (x: number, y: number) => {
      fireEvent.pointerDown(stage(), { pointerId: 1, button: 0, clientX: x, clientY: y });
      fireEvent.pointerUp(window, { pointerId: 1, button: 0, clientX: x, clientY: y });
    };
    const value = (name: string) => Number((screen.getByLabelText(name) as HTMLInputElement).value);
    const before = value("Titik 2 X (mm)");
    click(20, 20);
    await waitFor(() => expect(value("Titik 2 X (mm)")).toBe(before));
    const first = [value("Titik 1 X (mm)"), value("Titik 1 Y (mm)")];
    click(220, 20);
    await waitFor(() => expect(value("Titik 2 X (mm)")).not.toBe(before));
    expect([value("Titik 1 X (mm)"), value("Titik 1 Y (mm)")]).toEqual(first);
    expect(value("Titik 2 Y (mm)")).toBe(first[1]);
    await expectAccessible(container);
  });

  it("says why two points at one place say nothing, and leaves it", async () => {
    const { user, laid } = await openLaid();
    await user.click(screen.getByRole("button", { name: "Atur skala" }));
    for (const name of ["Titik 1 X (mm)", "Titik 2 X (mm)", "Titik 1 Y (mm)", "Titik 2 Y (mm)"]) {
      await user.clear(screen.getByLabelText(name));
      await user.type(screen.getByLabelText(name), "500{Enter}");
    }
    await user.type(screen.getByLabelText("Jarak sebenarnya (mm)"), "3000{Enter}");
    await user.click(screen.getByRole("button", { name: "Terapkan skala" }));
    expect(await screen.findByText(/terlalu dekat/)).toBeTruthy();
    expect(laid().nm_per_unit).toBe(10_000_000);
    expect(screen.getByRole("form", { name: "Atur skala" })).toBeTruthy();
  });

  it("goes, and comes back by the toast's Undo", async () => {
    const { user, laid } = await openLaid();
    await user.click(screen.getByRole("button", { name: "Hapus gambar dasar" }));
    const toast = (await screen.findByText("Gambar dasar dihapus.")).parentElement as HTMLElement;
    expect(picture()).toBeNull();
    await user.click(within(toast).getByRole("button", { name: "Urungkan" }));
    await waitFor(() => expect(picture()).toBeTruthy());
    expect(laid().kind).toBe("dxf");
  });

  it("is opened by its key", async () => {
    const { user } = openWindow({}, "/denah");
    await user.click(await screen.findByRole("button", { name: "Susun" }));
    await screen.findByRole("option", { name: /^A-01/ });
    await user.keyboard("u");
    expect(await screen.findByRole("heading", { name: "Gambar dasar" })).toBeTruthy();
  });

  it("says why a file is no drawing", async () => {
    const { user } = await openPanel("/unduhan/daftar.xlsx");
    await user.click(await screen.findByRole("button", { name: "Pilih berkas" }));
    expect(await screen.findByText(/bukan gambar/)).toBeTruthy();
    expect(picture()).toBeNull();
  });
});
