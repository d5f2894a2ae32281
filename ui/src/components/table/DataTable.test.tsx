import { MantineProvider } from "@mantine/core";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import { createI18n } from "@/lib/i18n";
import { expectAccessible } from "@/test/axe";
import type { Column } from "./columns";
import { DataTable } from "./DataTable";

interface Line {
  id: string;
  name: string;
  power_va: number | null;
}

const columns: Column<Line>[] = [
  { id: "name", header: "Nama", value: (row) => row.name, width_px: 200, grow: true, always: true },
  { id: "power", header: "Daya", value: (row) => row.power_va, width_px: 90, align: "end" },
];

function lines(count: number): Line[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `id-${index}`,
    name: `Firma ${index + 1}`,
    power_va: index === 2 ? null : 450 * ((index % 3) + 1),
  }));
}

function Table({ rows, opened }: { rows: Line[]; opened: string[] }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <main style={{ height: 600 }}>
      <DataTable
        name="test"
        label="Daftar"
        rows={rows}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={(row) => opened.push(row.name)}
        selected={selected}
        onSelect={setSelected}
      />
    </main>
  );
}

function show(rows: Line[]) {
  const opened: string[] = [];
  const view = render(
    <I18nextProvider i18n={createI18n("id")}>
      <MantineProvider env="test">
        <Table rows={rows} opened={opened} />
      </MantineProvider>
    </I18nextProvider>,
  );
  const names = () =>
    screen
      .getAllByRole("row")
      .slice(1)
      .map((row) => within(row).getAllByRole("gridcell")[1]?.textContent);
  return { user: userEvent.setup(), opened, names, ...view };
}

describe("a table", () => {
  it("draws only what is in sight of ten thousand rows, and says how many there are", async () => {
    show(lines(10_000));
    expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("10001");
    expect(screen.getAllByRole("row").length).toBeLessThan(60);
    expect(screen.getByRole("status").textContent).toBe("10.000 baris");
    await expectAccessible(document.body);
  });

  it("sorts by a column, back, and not at all; what is unknown stands last both ways", async () => {
    const { user, names } = show(lines(4));
    const head = screen.getByRole("button", { name: "Daya" });
    await user.click(head);
    expect(names()).toEqual(["Firma 1", "Firma 4", "Firma 2", "Firma 3"]);
    expect(screen.getByRole("columnheader", { name: "Daya" }).getAttribute("aria-sort")).toBe("ascending");
    await user.click(head);
    expect(names()).toEqual(["Firma 2", "Firma 1", "Firma 4", "Firma 3"]);
    await user.click(head);
    expect(names()).toEqual(["Firma 1", "Firma 2", "Firma 3", "Firma 4"]);
  });

  it("counts in names as people do", async () => {
    const { user, names } = show(lines(12).toReversed());
    await user.click(screen.getByRole("button", { name: "Nama" }));
    expect(names().slice(0, 3)).toEqual(["Firma 1", "Firma 2", "Firma 3"]);
  });

  it("is worked with the keyboard alone", async () => {
    const { user, opened } = show(lines(50));
    screen.getByRole("grid").focus();
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(opened).toEqual(["Firma 2"]);
    await user.keyboard(" ");
    expect(screen.getByText("1 dipilih")).toBeDefined();
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect(screen.getByText("3 dipilih")).toBeDefined();
    await user.keyboard("{Control>}a{/Control}");
    expect(screen.getByText("50 dipilih")).toBeDefined();
    await user.keyboard("{Escape}{End}{Enter}");
    expect(screen.queryByText(/dipilih/)).toBeNull();
    expect(opened).toEqual(["Firma 2", "Firma 50"]);
  });

  it("keeps the columns that were chosen", async () => {
    const first = show(lines(3));
    await first.user.click(screen.getByRole("button", { name: "Kolom" }));
    await first.user.click(await screen.findByRole("menuitemcheckbox", { name: "Daya" }));
    expect(screen.queryByRole("columnheader", { name: "Daya" })).toBeNull();
    first.unmount();
    show(lines(3));
    expect(screen.queryByRole("columnheader", { name: "Daya" })).toBeNull();
  });

  it("begins afresh where what was kept cannot be read", () => {
    localStorage.setItem("jakcraft.table.test", "{");
    show(lines(3));
    expect(screen.getByRole("columnheader", { name: "Daya" })).toBeDefined();
  });
});
