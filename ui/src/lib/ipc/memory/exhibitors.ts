import type {
  ExhibitorDetail,
  ExhibitorForm,
  ExhibitorOut,
  FieldProblem,
  FormLists,
  Wishes,
} from "@/lib/ipc/generated";
import { fault, type Handlers } from "./handlers";
import { change, type World } from "./world";

const LISTS: FormLists = {
  categories: ["Batik", "Tenun", "Keramik", "Kuliner", "Daur Ulang", "Cendera Mata"],
  materials: ["Serat alam", "Kayu", "Logam"],
  bodies: ["Dekranasda DKI Jakarta", "Dinas PPKUKM"],
};

const UNTOLD = {
  owner_change: null,
  email: "",
  instagram: "",
  street: "",
  kelurahan: "",
  kecamatan: "",
  material: "",
  notes: "",
  booths: "1",
  water: false,
  accessible: false,
  staff: "",
  turnover: "",
  pirt: "",
  halal: "",
  bpom: "",
  sni: "",
  brand: "",
  export_countries: "",
  hs_codes: "",
};

const MOST_WISHES = 4;
const NO_WISHES: Wishes = { group: "", priority: 0, corner: "no", prefers: [], near: [], apart: [] };

function firm(world: World, id: string): ExhibitorOut {
  const found = world.records.exhibitors.find((row) => row.id === id || row.participation === id);
  if (found === undefined) throw fault("unknown", "Peserta itu tidak ada.");
  return found;
}

function formOf(row: ExhibitorOut): ExhibitorForm {
  return {
    ...UNTOLD,
    name: row.name,
    owner: row.owner ?? "",
    nib: row.nib ?? "",
    phones: row.phones.join(" / "),
    city: row.city ?? "",
    supported_by: row.supported_by ?? "",
    category: row.category ?? "",
    booth_size: `${row.booth_size.replace("x", " x ")} m`,
    power: `${row.power_va} VA`,
  };
}

const BLANK: ExhibitorForm = {
  ...UNTOLD,
  name: "",
  owner: "",
  nib: "",
  phones: "",
  city: "",
  supported_by: "",
  category: "",
  booth_size: "2 x 2 m",
  power: "450 VA",
};

function detail(world: World, id: string): ExhibitorDetail {
  const row = firm(world, id);
  return {
    row: structuredClone(row),
    form: formOf(row),
    lists: LISTS,
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

function applicant(world: World): ExhibitorOut {
  const id = `firm-${world.records.exhibitors.length}-new`;
  return {
    id,
    participation: `${id}-part`,
    name: "",
    owner: null,
    nib: null,
    phone: null,
    phones: [],
    category: null,
    supported_by: null,
    region: null,
    city: null,
    status: "applied",
    booth_size: "2x2",
    power_va: 450,
    booths: [],
  };
}

function check(form: ExhibitorForm, stored: ExhibitorOut | null): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (form.name.trim() === "") problems.push({ field: "name", message: "Isi nama usahanya." });
  if (form.nib !== "" && !/^\d{13}$/.test(form.nib)) {
    problems.push({ field: "nib", message: "NIB terdiri dari 13 angka." });
  }
  const owner = stored?.owner ?? "";
  if (owner !== "" && form.owner !== "" && form.owner !== owner && form.owner_change === null) {
    problems.push({ field: "owner", message: "Pilih dulu: orangnya sama, atau pemiliknya orang lain." });
  }
  return problems;
}

export const exhibitors: Handlers = {
  exhibitor_detail: (world, { id }) => detail(world, id),
  exhibitor_check: (world, { id, form }) => check(form, id === null ? null : firm(world, id)),
  exhibitor_blank: () => ({ form: BLANK, lists: LISTS }),
  exhibitor_save(world, { id, form }) {
    const problems = check(form, id === null ? null : firm(world, id));
    if (problems.length > 0) return { id, changed: false, problems };
    const known = id === null ? applicant(world) : firm(world, id);
    change(world, id === null ? "Peserta ditambahkan" : "Data peserta diubah", (records) => {
      const row = records.exhibitors.find((each) => each.id === known.id) ?? known;
      row.name = form.name;
      row.owner = form.owner;
      row.nib = form.nib === "" ? null : form.nib;
      row.category = form.category === "" ? null : form.category;
      row.city = form.city === "" ? null : form.city;
      if (id === null) records.exhibitors.push(row);
    });
    return { id: known.id, changed: true, problems };
  },
  exhibitor_wishes(world, { id }) {
    const { exhibitors: rows, booths, wishes = {} } = world.records;
    const own = firm(world, id);
    const others = rows
      .filter((row) => row !== own)
      .map(({ participation, name }) => ({ participation, name }))
      .toSorted((one, other) => one.name.localeCompare(other.name, "id"));
    const naming = (field: "near" | "apart") =>
      rows
        .filter((row) => wishes[row.id]?.[field].includes(own.participation))
        .map(({ participation, name }) => ({ participation, name }));
    return {
      wishes: wishes[id] ?? NO_WISHES,
      near_of: naming("near"),
      apart_of: naming("apart"),
      region: own.city,
      groups: [...new Set(Object.values(wishes).flatMap(({ group }) => group || []))],
      booths: booths.map(({ code }) => code),
      firms: others,
    };
  },
  exhibitor_wishes_set(world, { id, wishes }) {
    if (wishes.prefers.length > MOST_WISHES) {
      const message = `Paling banyak ${MOST_WISHES} stan.`;
      return { changed: false, problems: [{ field: "prefers", message }] };
    }
    change(world, "Keinginan peserta diubah", (records) => {
      records.wishes = { ...records.wishes, [id]: wishes };
    });
    return { changed: true, problems: [] };
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
