// The walls of the UI, beside those that Biome holds (biome.json): who may import whom.

import { describe, expect, it } from "vitest";

const sources = import.meta.glob<string>(["./**/*.{ts,tsx}", "!./**/*.test.{ts,tsx}", "!./test/**"], {
  query: "?raw",
  import: "default",
  eager: true,
});

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^"';]*?from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)|(?:^|\n)import\s+"([^"]+)"/g;

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => ({
    from: path.replace("./", ""),
    to: resolve(path, match[2] ?? match[3] ?? match[4] ?? ""),
    typeOnly: match[1] !== undefined,
  }));
}

/** The address below src/, or the name of a package. */
function resolve(path: string, specifier: string): string {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (!specifier.startsWith("./")) return specifier;
  return `${path.replace("./", "").split("/").slice(0, -1).join("/")}/${specifier.slice(2)}`.replace(
    /^\//,
    "",
  );
}

/** `features/overview` for what lies in it, else the room: `app`, `components`, `lib/ipc`. */
function room(address: string): string {
  const [first = "", second = ""] = address.split("/");
  return first === "features" || first === "lib" ? `${first}/${second}` : first;
}

/** Why an import breaks a wall, or null. */
function broken({ from, to, typeOnly }: Import): string | null {
  const [here, there] = [room(from), room(to)];
  if (to.startsWith("@tauri-apps/")) return here === "lib/ipc" ? null : "only lib/ipc knows Tauri";
  if (to.startsWith("lib/ipc/memory") && !from.startsWith("lib/ipc/"))
    return "the memory backend is for lib/ipc and tests";
  if (to.startsWith("lib/ipc/generated") && !from.startsWith("lib/ipc/"))
    return "import the types from @/lib/ipc";
  if (here === there || from === "main.tsx") return null;
  if (there === "app") return "nothing but main.tsx imports app";
  if (there.startsWith("features/")) return here === "app" ? null : "features never import each other";
  if (there === "components") return here.startsWith("lib/") ? "lib knows no widgets" : null;
  if (there === "lib/ipc" && here === "components") return typeOnly ? null : "widgets run no commands";
  return null;
}

describe("the walls", () => {
  const all = Object.entries(sources).flatMap(([path, text]) => importsOf(path, text));

  it("are where imports are looked for", () => {
    expect(all.length).toBeGreaterThan(150);
    expect(all).toContainEqual({ from: "app/features.ts", to: "features/overview", typeOnly: false });
    expect(all).toContainEqual({ from: "lib/ipc/choose.ts", to: "lib/ipc/memory", typeOnly: false });
  });

  it("hold", () => {
    const holes = all.flatMap((each) => {
      const why = broken(each);
      return why === null ? [] : [`${each.from} imports ${each.to}: ${why}`];
    });
    expect(holes).toEqual([]);
  });

  it.each([
    ["features/badges/Screen.tsx", "features/exhibitors/search"],
    ["features/badges/Screen.tsx", "app/features"],
    ["features/badges/Screen.tsx", "@tauri-apps/api/core"],
    ["components/Screen.tsx", "features/overview"],
    ["components/Screen.tsx", "lib/ipc"],
    ["lib/format/index.ts", "components/Screen"],
    ["features/badges/Screen.tsx", "lib/ipc/memory"],
    ["features/badges/Screen.tsx", "lib/ipc/generated"],
  ])("stop %s from importing %s", (from, to) => {
    expect(broken({ from, to, typeOnly: false })).not.toBeNull();
  });

  // A sheet that comes or goes styles all of the page anew, and with it thousands of booths; Columns stands in for these.
  it("bring no sheets of styles while the window is used", () => {
    const SHEETS =
      /import \{[^}]*\b(SimpleGrid|Grid|Flex|AppShell|Container)\b[^}]*\} from "@mantine\/core"|=\{\{ base:/;
    const found = Object.entries(sources).filter(([, text]) => SHEETS.test(text));
    expect(found.map(([path]) => path)).toEqual([]);
  });

  it("leave room for a file of 400 lines and no more", () => {
    const long = Object.entries(sources).filter(([, text]) => text.split("\n").length > 400);
    expect(long.map(([path]) => path)).toEqual([]);
  });
});
