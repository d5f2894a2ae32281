// A list of three applicants: one new, one without a name, one that may double a firm that is here.

import type { Choices, HeldOut, ImportReport, Inspection, RowProblem } from "@/lib/ipc/generated";
import { fault, type Handlers } from "./handlers";
import { change, type World } from "./world";

const FIELDS: Inspection["fields"] = [
  { key: "firm_name", name: "Nama usaha", columns: 1 },
  { key: "owner_name", name: "Nama pemilik", columns: 1 },
  { key: "phone", name: "Telepon / WhatsApp", columns: 3 },
  { key: "power", name: "Daya listrik", columns: 1 },
];

const COLUMNS: readonly [header: string, samples: string[], field: string | null][] = [
  ["Nama Usaha", ["Kriya Kenanga Baru", "Kriya Lenggang Daur"], "firm_name"],
  ["Pemilik", ["Zahra Mangunsong", "Budi Santoso"], "owner_name"],
  ["WA", ["0812-3456-7890", "0813-1111-2222"], "phone"],
  ["Listrik", ["450", "dua ampere"], null],
];

const fileOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

function columns(choices: Choices): Inspection["columns"] {
  const chosen = new Map(choices.columns_at);
  return COLUMNS.map(([header, samples, field], index) => ({
    index,
    letters: String.fromCharCode("A".charCodeAt(0) + index),
    header,
    samples,
    field: (chosen.get(index) ?? field) || null,
    score: 1,
    why: chosen.has(index) ? "remembered" : "name",
  }));
}

function inspection(path: string, choices: Choices): Inspection {
  const found = columns(choices);
  return {
    file: fileOf(path),
    sheets: [
      { name: "Pendaftar", rows: 5, hidden: false },
      { name: "Rekap", rows: 2, hidden: true },
    ],
    sheet: choices.sheet ?? "Pendaftar",
    header_row: choices.header_row ?? 2,
    top: [
      { row: 1, cells: ["DAFTAR PENDAFTAR"] },
      { row: 2, cells: COLUMNS.map(([header]) => header) },
      { row: 3, cells: COLUMNS.map(([, samples]) => samples[0] ?? "") },
    ],
    rows: 3,
    has_firm_name: found.some((column) => column.field === "firm_name"),
    columns: found,
    fields: FIELDS,
  };
}

function report(path: string, choices: Choices, dry_run: boolean): ImportReport {
  const typed = (row: number, column: number) =>
    choices.cells.find((fix) => fix.row === row && fix.column === column)?.text ?? "";
  const rejected: RowProblem[] = typed(4, 0)
    ? []
    : [
        {
          row: 4,
          firm: null,
          column: "Nama Usaha",
          column_index: 0,
          typed: "",
          code: "no_firm_name",
          message: "Nama usaha kosong; baris ini tidak dimasukkan.",
        },
      ];
  const power = columns(choices)[3]?.field === "power";
  const unreadable = power && typed(3, 3) === "";
  return {
    file: fileOf(path),
    sheet: choices.sheet ?? "Pendaftar",
    header_row: choices.header_row ?? 2,
    dry_run,
    rows_read: 3,
    created: 2 - rejected.length,
    updated: 0,
    unchanged: 0,
    duplicates: [
      {
        row: 5,
        of: { id: "firm-3" },
        reason: "name",
        done: "held",
        message: "Baris 5 mungkin sama dengan usaha yang sudah ada.",
      },
    ],
    rejected,
    warnings: unreadable
      ? [
          {
            row: 3,
            firm: "Kriya Kenanga Baru",
            column: "Listrik",
            column_index: 3,
            typed: "dua ampere",
            code: "power_unreadable",
            message: "Daya tidak terbaca.",
          },
        ]
      : [],
    columns: columns(choices).map(({ header, letters, field, why }) => ({ header, letters, field, why })),
    change_set: dry_run ? null : `Impor ${fileOf(path)}`,
  };
}

const held = (id: string, row: number, firm: string, listed: string): HeldOut => ({
  id,
  file: "pendaftar.xlsx",
  sheet: "Pendaftar",
  row,
  of: { id: "firm-3" },
  firm: { id: "firm-3", name: firm },
  reason: "name",
  score: 920,
  message: `Baris ${row} mungkin sama dengan ${firm}.`,
  fields: [
    { field: "firm_name", name: "Nama usaha", listed, here: firm, same: false },
    { field: "owner_name", name: "Nama pemilik", listed: "Budi Santoso", here: "Budi Santoso", same: true },
    { field: "phone", name: "Telepon / WhatsApp", listed: "+62 813 1111 2222", here: null, same: false },
  ],
  kept: [{ header: "Ukuran kaos", typed: "XL" }],
});

const HELD: readonly HeldOut[] = [
  held("held-1", 7, "Kriya Lenggang", "Kriya Lenggang Daur"),
  held("held-2", 9, "Rumah Kana", "Omah Kana"),
];

function heldNow({ records }: World): HeldOut[] {
  const decided = records.heldDecided ?? [];
  return HELD.filter((row) => !decided.includes(row.id)).slice(0, records.held);
}

export const importing: Handlers = {
  import_inspect: (_, { path, choices }) => inspection(path, choices),
  async import_run(world, { path, choices, dry_run }, tell, cancelled) {
    for (let done = 0; done <= 3; done += 1) {
      if (cancelled()) throw fault("cancelled", "Dibatalkan.");
      tell({ stage: dry_run ? "understanding" : "writing", done, total: 3 });
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    const did = report(path, choices, dry_run);
    if (!dry_run) change(world, `Impor ${did.file}`, () => undefined);
    return did;
  },
  held_list: heldNow,
  held_decide(world, { id, decision }) {
    const row = heldNow(world).find((one) => one.id === id);
    if (row === undefined) throw fault("unknown", "Baris itu tidak ada lagi.");
    change(world, `Putuskan baris ${row.row}`, (records) => {
      records.held -= 1;
      records.heldDecided = [...(records.heldDecided ?? []), id];
    });
    const made = { id: "firm-new", name: row.fields[0]?.listed ?? "" };
    return {
      decision,
      exhibitor: decision === "drop" ? null : decision === "update" ? row.firm : made,
      kept: decision === "update" ? ["phone"] : [],
      warnings: decision === "create" ? ['Tidak ada stan "Z-99" di denah.'] : [],
      change_set: "change-held",
    };
  },
};
