import type { ExhibitorDetail, ExhibitorForm, ExhibitorOut, FieldProblem } from "@/lib/ipc/generated";
import { fault, type Handlers } from "./handlers";
import { change, type World } from "./world";

const CATEGORIES = ["Batik", "Tenun", "Keramik", "Kuliner", "Daur Ulang", "Cendera Mata"];

function firm(world: World, id: string): ExhibitorOut {
  const found = world.records.exhibitors.find((row) => row.id === id);
  if (found === undefined) throw fault("unknown", "Peserta itu tidak ada.");
  return found;
}

function formOf(row: ExhibitorOut): ExhibitorForm {
  return {
    name: row.name,
    owner: row.owner ?? "",
    nib: row.nib ?? "",
    phones: row.phones.join(" / "),
    email: "",
    instagram: "",
    street: "",
    kelurahan: "",
    kecamatan: "",
    city: row.city ?? "",
    supported_by: row.supported_by ?? "",
    category: row.category ?? "",
    material: "",
    notes: "",
    booth_size: `${row.booth_size.replace("x", " x ")} m`,
    booths: "1",
    power: `${row.power_va} VA`,
    water: false,
    accessible: false,
  };
}

function detail(world: World, id: string): ExhibitorDetail {
  const row = firm(world, id);
  return {
    row: structuredClone(row),
    form: formOf(row),
    categories: CATEGORIES,
    nik_masked: "••••••••••••0850",
    products: [],
    attendants: world.records.people
      .filter((person) => person.exhibitor === id)
      .map((person) => ({ id: person.id, name: person.name, has_badge: person.id.endsWith("-0") })),
    statuses: [
      { to: row.status, name: "Diterima", actor: "Sekretariat", at: "1 Okt 2019 09.00", reason: null },
    ],
    changes: world.undo.map(({ what }, index) => ({
      id: `change-${index}`,
      what,
      actor: "Sekretariat",
      at: "1 Okt 2019 09.00",
      undone: false,
    })),
  };
}

function check(form: ExhibitorForm): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (form.name.trim() === "") problems.push({ field: "name", message: "Isi nama usahanya." });
  if (form.nib !== "" && !/^\d{13}$/.test(form.nib)) {
    problems.push({ field: "nib", message: "NIB terdiri dari 13 angka." });
  }
  return problems;
}

export const exhibitors: Handlers = {
  exhibitor_detail: (world, { id }) => detail(world, id),
  exhibitor_check: (_, { form }) => check(form),
  exhibitor_save(world, { id, form }) {
    const problems = check(form);
    if (problems.length > 0) return { changed: false, problems };
    change(world, "Data peserta diubah", () => {
      const row = firm(world, id);
      row.name = form.name;
      row.owner = form.owner;
      row.nib = form.nib === "" ? null : form.nib;
      row.category = form.category === "" ? null : form.category;
      row.city = form.city === "" ? null : form.city;
    });
    return { changed: true, problems };
  },
  identity_reveal: () => ({ nik: "3171014509900850" }),
  exhibitors_move_preview(world, { ids, status }) {
    const rows = ids.map((id) => firm(world, id));
    return {
      movable: rows.filter((row) => row.status !== status).map((row) => row.id),
      needs_reason: status === "waitlisted",
      give_up_booths: status === "withdrawn" ? rows.filter((row) => row.booths.length > 0).length : 0,
      refused: rows
        .filter((row) => row.status === status)
        .map((row) => ({ id: row.id, name: row.name, why: "Sudah berstatus itu" })),
    };
  },
  exhibitors_move(world, { ids, status }) {
    change(world, "Status peserta diubah", () => {
      for (const id of ids) firm(world, id).status = status;
    });
    return { changed: ids.length };
  },
  exhibitors_export: (_, { ids, path }) => ({ rows: ids.length, path }),
  exhibitor_attendant_put(world, { id, attendant, name }) {
    change(world, "Penjaga stan disimpan", ({ people }) => {
      const known = people.find((person) => person.id === attendant);
      if (known === undefined) people.push({ id: `person-${people.length}-new`, name, exhibitor: id });
      else known.name = name;
    });
    return {};
  },
  exhibitor_attendant_remove(world, { part }) {
    change(world, "Penjaga stan dihapus", (records) => {
      records.people = records.people.filter((person) => person.id !== part);
    });
    return {};
  },
};
