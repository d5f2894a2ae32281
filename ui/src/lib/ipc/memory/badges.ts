import type { BadgesScreen, HolderRow, Preflight, PreflightLine, Who } from "@/lib/ipc/generated";
import { fault, type Handlers } from "./handlers";
import { change, type Issued, type World } from "./world";

const TAKES_PART = new Set(["accepted", "offered", "confirmed", "present", "completed"]);
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Believable: eight characters that are always the same for the same person and issue. */
function codeOf(person: string, issue: number): string {
  let seed = [...`${person}#${issue}`].reduce((sum, letter) => (sum * 33 + letter.charCodeAt(0)) >>> 0, 5381);
  const characters = Array.from({ length: 8 }, () => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    return LETTERS[seed >>> 27];
  });
  return `${characters.slice(0, 4).join("")}-${characters.slice(4).join("")}`;
}

/** Until somebody prints, the first so many have a badge. */
function issuedIn({ records }: World): Record<string, Issued> {
  if (records.issued !== undefined) return records.issued;
  const first = records.people.slice(0, records.badgesIssued);
  return Object.fromEntries(first.map(({ id }) => [id, { code: codeOf(id, 1), issue: 1 }]));
}

function rowsOf(world: World): HolderRow[] {
  const issued = issuedIn(world);
  const firms = new Map(world.records.exhibitors.map((row) => [row.id, row]));
  return world.records.people.flatMap((person) => {
    const firm = firms.get(person.exhibitor);
    if (firm === undefined || !TAKES_PART.has(firm.status)) return [];
    return [
      {
        id: `holder-${person.id}`,
        person: person.id,
        name: person.name,
        role: "exhibitor",
        exhibitor: firm.id,
        affiliation: firm.name,
        booths: firm.booths,
        category: firm.category,
        status: firm.status,
        code: issued[person.id]?.code ?? null,
        issue: issued[person.id]?.issue ?? null,
      },
    ];
  });
}

function view(world: World): BadgesScreen {
  return {
    holders: rowsOf(world),
    roles: [
      { code: "exhibitor", name: "Peserta", colour: "#0e6f6e" },
      { code: "committee", name: "Panitia", colour: "#b3261e" },
    ],
    templates: [
      { id: "a6", width_mm: 105, height_mm: 148 },
      { id: "96x134", width_mm: 96, height_mm: 134 },
      { id: "id-card", width_mm: 85.6, height_mm: 54 },
    ],
    sheets: [
      {
        id: "a4-4xa6",
        columns: 2,
        rows: 2,
        paper_width_mm: 210,
        paper_height_mm: 297,
        preprinted: false,
        templates: ["a6", "96x134", "id-card"],
      },
      {
        id: "durable-1445",
        columns: 2,
        rows: 5,
        paper_width_mm: 210,
        paper_height_mm: 297,
        preprinted: true,
        templates: ["id-card"],
      },
    ],
  };
}

function meant(world: World, who: Who): HolderRow[] {
  const rows = rowsOf(world).filter(
    (row) =>
      (who.role === null || row.role === who.role) &&
      (who.issued === null || who.issued === (row.code !== null)) &&
      (who.holders === null || who.holders.includes(row.id)),
  );
  if (rows.length === 0) throw fault("nothing_to_do", "Tidak ada ID Card untuk dicetak.");
  return rows;
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function drawing(width: number, height: number, words: readonly string[]): string {
  const lines = words.map(
    (word, index) =>
      `<text x="8" y="${30 + index * 12}" font-size="9" fill="#1F2430">${escaped(word)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="12" fill="#0E6F6E"/>${lines.join("")}</svg>`;
}

/** Long names are what a printer would tell of. */
function findings(rows: readonly HolderRow[]): PreflightLine[] {
  return rows.flatMap((row) => {
    const long = row.affiliation !== null && row.affiliation.length > 22;
    if (!long) return [];
    return [
      {
        holder: row.name,
        holder_id: row.id,
        exhibitor_id: row.exhibitor,
        exhibitor: row.affiliation,
        code: row.code,
        what: "ellipsised",
        severity: "warning",
        message: `${row.name}: Nama usaha terlalu panjang dan dipotong: "${row.affiliation}". Perpendek tulisannya.`,
      },
    ];
  });
}

export const badges: Handlers = {
  badges_view: view,
  badges_preview(world, { who, which, template }) {
    const rows = meant(world, who);
    const length = (row: HolderRow) => row.name.length + (row.affiliation?.length ?? 0);
    const longest = rows.toSorted((one, other) => length(other) - length(one))[0];
    const asked = which === "longest" ? longest : rows.find((row) => row.id === which);
    const row = (asked ?? rows[0]) as HolderRow;
    const size = view(world).templates.find((each) => each.id === template);
    return {
      svg: drawing(size?.width_mm ?? 105, size?.height_mm ?? 148, [row.name, row.affiliation ?? ""]),
      holder: row.name,
      holder_id: row.id,
      sample: row.code === null,
      warnings: [],
    };
  },
  badges_sheet_preview(world, { who, first_label }) {
    const rows = meant(world, who).slice(0, 5 - first_label);
    return {
      svg: drawing(
        210,
        297,
        rows.map((row) => row.name),
      ),
      badges: rows.length,
    };
  },
  badges_preflight(world, { who }): Preflight {
    const rows = meant(world, who);
    const without = rows.filter((row) => row.code === null).length;
    return { badges: rows.length, to_issue: without, lines: findings(rows) };
  },
  async badges_print(world, { who, sheet, reissue, path }, report, cancelled) {
    const rows = meant(world, who);
    for (let done = 0; done <= rows.length; done += 16) {
      if (cancelled()) throw fault("cancelled", "Dibatalkan. Tidak ada yang berubah.");
      report({ stage: "printing", done, total: rows.length });
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    const fresh = rows.filter((row) => row.code === null || reissue !== null);
    if (fresh.length > 0) {
      change(world, "ID Card diterbitkan", (records) => {
        const issued = { ...issuedIn(world) };
        for (const row of fresh) {
          const issue = (row.issue ?? 0) + 1;
          issued[row.person] = { code: codeOf(row.person, issue), issue };
        }
        records.issued = issued;
        records.badgesIssued = Object.keys(issued).length;
      });
    }
    const folder = world.path?.replace(/\.jakcraft$/, ".cetakan") ?? "";
    return {
      badges: rows.length,
      pages: sheet === null ? rows.length : Math.ceil(rows.length / 4),
      issued: fresh.length,
      path: path ?? `${folder}/id-card-jakcraft-2019 2019-11-24 09.30.pdf`,
      warnings: [],
    };
  },
  printers_list: (world) => ({ names: [...world.printers], standard: world.printers[0] ?? null }),
  pdf_to_printer(world, { printer, path }) {
    if (!world.printers.includes(printer)) throw fault("unknown", `Printer "${printer}" tidak ada.`);
    world.printed.push({ printer, path });
    return {};
  },
};
