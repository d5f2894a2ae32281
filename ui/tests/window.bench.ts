// The window's bars, on a release build: `cargo xtask bench window`. Ours and an empty Tauri window take turns on the
// same machine, and what counts is the ratio of the middle runs. Frames and answers are measured in the page.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "vitest";
import { failWhereBarsAreMissed, quantile, say } from "./bars";
import { Desk, fixture, program } from "./desk";

const RUNS = 5;
const OURS = "jakcraft-desktop";
const EMPTY = "empty-window";

const middle = (values: number[]) => quantile(values, 0.5);

/** A workspace with so many exhibitors, made by the command line. */
function workspace(folder: string, exhibitors: number): string {
  const file = join(folder, `${exhibitors}.jakcraft`);
  const jakcraft = (...words: string[]) =>
    execFileSync(program("release", "jakcraft"), ["--file", file, ...words], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  const [head, ...rows] = readFileSync(fixture("pameran-besar-1200.csv"), "utf8").trimEnd().split("\n");
  const list = [head];
  for (let round = 0; list.length <= exhibitors; round += 1) {
    // Each round is other firms: other names, numbers and telephones.
    const other = (digits: string) => `${digits.slice(0, -5)}${round}${digits.slice(-4)}`;
    list.push(
      ...(round === 0
        ? rows
        : rows.map((row) => {
            const cells = row.split(";");
            cells[1] = `${cells[1]} ${["Utara", "Selatan", "Timur", "Barat"][round % 4]} ${round}`;
            for (const at of [3, 4, 5, 7]) cells[at] = other(cells[at] ?? "");
            cells[8] = `${round}${cells[8]}`;
            return cells.join(";");
          })),
    );
  }
  const csv = join(folder, `${exhibitors}.csv`);
  writeFileSync(csv, list.slice(0, exhibitors + 1).join("\n"));
  jakcraft(
    "event",
    "create",
    "--name",
    "Pameran Besar",
    "--slug",
    "besar",
    "--starts",
    "2026-12-01",
    "--ends",
    "2026-12-03",
  );
  jakcraft("exhibitors", "import", csv, "--on-duplicate", "create");
  return file;
}

/** The processes of a program and all that it has begun: their start and their memory, shared pages by parts. */
function processes(name: string): { started_ms: number; memory_kb: number } {
  const all = readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => {
      try {
        const [, comm = "", rest = ""] =
          /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
        const fields = rest.split(" ");
        return [{ pid, comm, parent: fields[1] ?? "", ticks: Number(fields[19]) }];
      } catch {
        return [];
      }
    });
  const first = all.find(({ comm }) => name.endsWith(comm) || comm === name.split("/").at(-1)?.slice(0, 15));
  if (first === undefined) throw new Error(`${name} does not run`);
  const tree = [first];
  for (const one of tree) tree.push(...all.filter(({ parent }) => parent === one.pid));
  const uptime_s = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);
  const memory_kb = tree
    .map(({ pid }) =>
      Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0),
    )
    .reduce((sum, each) => sum + each, 0);
  return { started_ms: Date.now() - uptime_s * 1000 + first.ticks * 10, memory_kb };
}

/**
 * From the start of the process until its page is ready, and the memory then. `folder` holds what the program remembers
 * from start to start.
 */
async function start(folder: string, name: string, ready: (desk: Desk) => Promise<number>, file?: string) {
  const desk = await Desk.open({
    folder,
    application: program("release", name),
    ...(file === undefined ? {} : { file }),
  });
  const at_ms = await ready(desk);
  await new Promise((next) => setTimeout(next, 1_000));
  const { started_ms, memory_kb } = processes(name);
  await desk.close();
  return { ready_ms: at_ms - started_ms, memory_kb };
}

/** When the heading was painted. */
const emptyReady = (desk: Desk) =>
  desk.in(() => performance.timeOrigin + (performance.getEntriesByType("paint").at(-1)?.startTime ?? 0));

/** When the first rows of the table were painted. */
function tableReady(desk: Desk): Promise<number> {
  return desk.browser.executeAsync((done: (at: number) => void) => {
    const look = () => {
      const [shown] = performance.getEntriesByName("rows-shown");
      if (shown !== undefined) done(performance.timeOrigin + shown.startTime);
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** The window begins where it was left. */
async function goToTable(desk: Desk): Promise<number> {
  await desk.goTo("/peserta");
  return tableReady(desk);
}

it("starts and keeps within what an empty window takes", { timeout: 1_200_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "jakcraft-bench-"));
  const file = workspace(folder, 1_200);
  const ours: Awaited<ReturnType<typeof start>>[] = [];
  const empty: Awaited<ReturnType<typeof start>>[] = [];
  const [homeOfEmpty, homeOfOurs] = [join(folder, "empty"), join(folder, "ours")];
  // The first start of each fills the caches, and leaves the window at the table.
  await start(homeOfEmpty, EMPTY, emptyReady);
  await start(homeOfOurs, OURS, goToTable, file);
  for (let run = 0; run < RUNS; run += 1) {
    empty.push(await start(homeOfEmpty, EMPTY, emptyReady));
    ours.push(await start(homeOfOurs, OURS, tableReady, file));
  }
  rmSync(folder, { recursive: true });
  const [ours_ms, empty_ms] = [
    middle(ours.map((run) => run.ready_ms)),
    middle(empty.map((run) => run.ready_ms)),
  ];
  say(
    "1,200 exhibitors, from start to a usable table",
    `${(ours_ms / empty_ms).toFixed(2)} x an empty window (${ours_ms.toFixed(0)} ms, ${empty_ms.toFixed(0)} ms)`,
    "2 x",
    ours_ms <= 2 * empty_ms,
  );
  const [ours_kb, empty_kb] = [
    middle(ours.map((run) => run.memory_kb)),
    middle(empty.map((run) => run.memory_kb)),
  ];
  say(
    "1,200 exhibitors open, memory of all processes",
    `${(ours_kb / empty_kb).toFixed(2)} x an empty window (${Math.round(ours_kb / 1024)} MiB, ${Math.round(empty_kb / 1024)} MiB)`,
    "2 x",
    ours_kb <= 2 * empty_kb,
  );
});

it("scrolls, sorts and filters 5,000 exhibitors", { timeout: 1_200_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "jakcraft-bench-"));
  const desk = await Desk.open({
    folder,
    application: program("release", OURS),
    file: workspace(folder, 5_000),
  });
  await goToTable(desk);
  const frames_ms = await desk.browser.executeAsync((done: (frames: number[]) => void) => {
    const grid = document.querySelector("[role=grid]");
    const frames: number[] = [];
    let last = performance.now();
    const step = (now: number) => {
      frames.push(now - last);
      last = now;
      if (grid !== null) grid.scrollTop += 400;
      if (frames.length < 300) requestAnimationFrame(step);
      else done(frames.slice(1));
    };
    requestAnimationFrame(step);
  });
  const p95_ms = quantile(frames_ms, 0.95);
  say(
    "5,000 exhibitors, a frame while the table scrolls",
    `p95 ${p95_ms.toFixed(1)} ms`,
    "33 ms",
    p95_ms <= 33,
  );

  const answers = [
    ["sorted by owner", "sort", ""],
    ["sorted the other way", "sort", ""],
    ["searched as it is typed", "search", "batik"],
    ["searched for one firm", "search", "griya ondel batik"],
    ["shown whole again", "search", ""],
  ] as const;
  for (const [what, how, text] of answers) {
    const took_ms = (await desk.browser.executeAsync(answerOf, how, text)) ?? Number.NaN;
    say(`5,000 exhibitors, ${what}`, `${took_ms.toFixed(0)} ms`, "100 ms", took_ms <= 100);
  }
  await desk.close();
  desk.forget();
});

/** From a click or a key until the rows of the answer are painted. */
function answerOf(how: string, text: string, done: (took_ms?: number) => void): void {
  const grid = document.querySelector("[role=grid]");
  const shown = () =>
    [
      document.querySelector("[role=rowgroup]")?.textContent,
      document.querySelector("[role=status]")?.textContent,
    ].join();
  if (grid !== null) grid.scrollTop = 0;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const before = shown();
      const began = performance.now();
      const look = () => {
        // The frame after the one that changed the rows is the first that shows them.
        if (shown() !== before) requestAnimationFrame(() => done(performance.now() - began));
        else requestAnimationFrame(look);
      };
      if (how === "sort") {
        document.querySelectorAll<HTMLElement>("[role=columnheader] button")[1]?.click();
      } else {
        const field = document.querySelector<HTMLInputElement>("input[type=search]");
        if (field !== null) {
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }
      }
      requestAnimationFrame(look);
    }),
  );
}

failWhereBarsAreMissed();

it("is a small package", () => {
  const folder = join(program("release"), "..", "bundle", "deb");
  const name = readdirSync(folder).find((each) => each.endsWith(".deb"));
  const mb = name === undefined ? Number.NaN : statSync(join(folder, name)).size / 1e6;
  say("the .deb, with fonts and the command line", `${mb.toFixed(1)} MB`, "40 MB", mb <= 40);
});
