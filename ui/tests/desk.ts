// The real window: the program as it is built, on a screen that nobody sees, driven as a person would drive it. The
// file dialogs are the system's and out of a driver's reach, so they are answered from here; all else is real.

import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { remote } from "webdriverio";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target");
/** Where pictures of the window are left. */
export const SHOTS = join(TARGET, "screenshots");

/** What somebody on a slow machine would wait for. */
const PATIENCE_MS = 60_000;

export const KEYS = {
  control: "\uE009",
  enter: "\uE007",
  escape: "\uE00C",
  tab: "\uE004",
  down: "\uE015",
  home: "\uE011",
  right: "\uE014",
  shift: "\uE008",
  delete: "\uE017",
  f10: "\uE03A",
};

export function fixture(name: string): string {
  return join(ROOT, "tests", "fixtures", name);
}

/** The program that `cargo build` left. */
export function program(profile = "debug", name = "jakcraft-desktop"): string {
  const path = join(TARGET, profile, name);
  if (!existsSync(path)) throw new Error(`${path} is not built; cargo xtask test builds it`);
  return path;
}

/** Ends with what it has begun. */
function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once("exit", () => done());
    // The driver leaves the window behind unless the whole group goes.
    try {
      process.kill(-(child.pid ?? 0), "SIGKILL");
    } catch {
      child.kill("SIGKILL");
    }
  });
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === "object" ? done(address.port) : failed()));
    });
  });
}

/** A screen of its own, so that windows do not see each other. */
function screen(width: number, height: number): Promise<{ child: ChildProcess; display: string }> {
  const child = spawn(
    "Xvfb",
    ["-displayfd", "3", "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp"],
    {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
      detached: true,
    },
  );
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.stdio[3]?.once("data", (number) => done({ child, display: `:${String(number).trim()}` }));
  });
}

export interface DeskOptions {
  /** The program's folders; those of an earlier desk are its memory. A new one where it is left out. */
  folder?: string;
  width?: number;
  height?: number;
  /** Another program than the one that the tests drive. */
  application?: string;
  /** The file that the program is started with. */
  file?: string;
}

const open = new Set<Desk>();

/** Ends what a test that failed has left on its screen. */
export async function endAll(): Promise<void> {
  for (const desk of open) await desk.kill();
}

export class Desk {
  private constructor(
    readonly folder: string,
    readonly browser: WebdriverIO.Browser,
    private readonly driver: ChildProcess,
    private readonly screen: ChildProcess,
    private readonly display: string,
  ) {}

  /** How often something was clicked. */
  clicks = 0;

  static async open({
    folder,
    width = 1366,
    height = 768,
    application = program(),
    file,
  }: DeskOptions = {}): Promise<Desk> {
    const own = folder ?? mkdtempSync(join(tmpdir(), "jakcraft-window-"));
    const { child: xvfb, display } = await screen(width, height);
    const [port, nativePort] = [await freePort(), await freePort()];
    const place = (name: string) => {
      const path = join(own, name);
      mkdirSync(path, { recursive: true });
      return path;
    };
    const driver = spawn(
      "dbus-run-session",
      ["--", "tauri-driver", "--port", String(port), "--native-port", String(nativePort)],
      {
        env: {
          ...process.env,
          DISPLAY: display,
          HOME: place("home"),
          XDG_CONFIG_HOME: place("config"),
          XDG_DATA_HOME: place("data"),
          XDG_CACHE_HOME: place("cache"),
          // Drawn by the processor: the same picture on every machine.
          LIBGL_ALWAYS_SOFTWARE: "1",
          WEBKIT_DISABLE_DMABUF_RENDERER: "1",
        },
        stdio: "ignore",
        detached: true,
      },
    );
    await listening(port);
    const browser = await remote({
      hostname: "127.0.0.1",
      port,
      logLevel: "silent",
      connectionRetryCount: 0,
      connectionRetryTimeout: PATIENCE_MS,
      capabilities: {
        "wdio:enforceWebDriverClassic": true,
        "tauri:options": { application, args: file === undefined ? [] : [file] },
      } as WebdriverIO.Capabilities,
    });
    await browser.setWindowRect(0, 0, width, height);
    const desk = new Desk(own, browser, driver, xvfb, display);
    open.add(desk);
    await browser.waitUntil(() => desk.in(() => document.querySelector("main") !== null), {
      timeout: PATIENCE_MS,
      interval: 20,
      timeoutMsg: "the window stayed empty",
    });
    await desk.in(() => {
      const window_ = window as unknown as { answers: (string | null)[] };
      window_.answers = [];
      const beyond = window.fetch;
      window.fetch = (input, init) => {
        if (!/^ipc:.*dialog(%7C|\|)(open|save)/i.test(String(input))) return beyond(input, init);
        return Promise.resolve(
          new Response(JSON.stringify(window_.answers.shift() ?? null), {
            headers: { "Content-Type": "application/json", "Tauri-Response": "ok" },
          }),
        );
      };
    });
    return desk;
  }

  /** Runs something in the page. */
  in<Answer, Given extends unknown[]>(script: (...given: Given) => Answer, ...given: Given): Promise<Answer> {
    return this.browser.execute(script as never, ...given) as Promise<Answer>;
  }

  /** What the next file dialogs answer. */
  async answers(...paths: (string | null)[]): Promise<void> {
    await this.in((more) => {
      (window as unknown as { answers: (string | null)[] }).answers.push(...more);
    }, paths);
  }

  /** Waits until an element of an XPath is in sight, and gives it. */
  async find(path: string, what: string): Promise<WebdriverIO.Element> {
    let found: WebdriverIO.Element | undefined;
    await this.browser.waitUntil(
      async () => {
        for await (const element of this.browser.$$(path)) {
          if (await element.isDisplayed()) {
            found = element as unknown as WebdriverIO.Element;
            return true;
          }
        }
        return false;
      },
      {
        timeout: PATIENCE_MS,
        interval: 100,
        timeoutMsg: `${what} did not come in sight; there is: ${await this.text()}`,
      },
    );
    if (found === undefined) throw new Error(what);
    // Away from what lies over the edges: a head that stays, a foot with buttons, a toast.
    await this.in(
      (element) => (element as unknown as HTMLElement).scrollIntoView({ block: "center" }),
      found,
    );
    return found;
  }

  /** Waits until nothing of an XPath is on the page. */
  async gone(path: string): Promise<void> {
    await this.browser.waitUntil(async () => (await this.browser.$$(path).length) === 0, {
      timeout: PATIENCE_MS,
      timeoutMsg: `${path} stays`,
    });
  }

  /** All that is written in the window. */
  text(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not to be read
    return this.in(() => document.body.innerText.replace(/\s+/g, " "));
  }

  /** The addresses of the rail. */
  screens(): Promise<string[]> {
    return this.in(() =>
      [...document.querySelectorAll("nav a[href*='#/']")].map(
        (link) => new URL((link as HTMLAnchorElement).href).hash.slice(1).split("?")[0] ?? "",
      ),
    );
  }

  /** Goes to a screen by the rail. */
  async goTo(path: string): Promise<void> {
    await this.click(await this.find(`//nav//a[contains(@href, '#${path}')]`, `the way to ${path}`));
    await this.browser.waitUntil(() => this.in((to) => window.location.hash.startsWith(`#${to}`), path));
  }

  /** Waits until nothing loads or moves any more. */
  async settled(): Promise<void> {
    await this.browser.waitUntil(
      () =>
        this.in(
          () =>
            document.querySelector("[aria-busy='true'], [data-loading='true']") === null &&
            document.querySelector("h1") !== null &&
            document.getAnimations().every((animation) => animation.playState !== "running"),
        ),
      { timeout: PATIENCE_MS, timeoutMsg: "the window does not come to rest" },
    );
  }

  /** Waits until a text is to be read. */
  async sees(text: string): Promise<void> {
    await this.browser
      .waitUntil(async () => (await this.text()).includes(text), {
        timeout: PATIENCE_MS,
        interval: 100,
        timeoutMsg: `"${text}" is not to be read`,
      })
      .catch(async (error) => {
        this.shot("failed");
        throw new Error(`${error.message}; there is: ${await this.text()}`);
      });
  }

  /** Presses a button, a link, a tab, an option or a checkbox of a name; `within` is an XPath. */
  async press(name: string, within = ""): Promise<void> {
    const said = quoted(name);
    // A button with a line of help below its name is known by the name.
    const named = `(normalize-space(.)=${said} or @aria-label=${said} or .//b[normalize-space(.)=${said}] or normalize-space(text())=${said})`;
    const kinds =
      "self::button or self::a or @role='option' or @role='menuitem' or @role='menuitemradio' or @role='tab' or self::label";
    const box = `//input[@aria-label=${said}]`;
    const element = await this.find(
      `${within}//*[(${kinds}) and ${named}] | ${within}${box}`,
      `a button “${name}”`,
    );
    const isOpen = async () =>
      (await element.isEnabled()) && (await element.getAttribute("aria-disabled")) !== "true";
    await this.browser.waitUntil(isOpen, {
      timeout: PATIENCE_MS,
      timeoutMsg: `“${name}” cannot be pressed`,
    });
    await this.click(element);
  }

  /** Clicks, once what moves on the page has come to rest: a click that lands on something else is refused. */
  async click(element: WebdriverIO.Element): Promise<void> {
    await this.browser.waitUntil(
      () =>
        element.click().then(
          () => {
            this.clicks += 1;
            return true;
          },
          (error: Error) => {
            if (error.message.includes("intercepted")) return false;
            throw error;
          },
        ),
      { timeout: PATIENCE_MS, timeoutMsg: "something lies over it" },
    );
  }

  /** A field by its label. */
  field(label: string): Promise<WebdriverIO.Element> {
    const said = quoted(label);
    return this.find(
      `//*[@id=//label[normalize-space(text())=${said}]/@for] | //*[(self::input or self::textarea or self::select) and @aria-label=${said}]`,
      `a field “${label}”`,
    );
  }

  /** Types into a field in place of what stands there. */
  async fill(label: string, text: string): Promise<void> {
    const field = await this.field(label);
    await this.click(field);
    await this.keys(KEYS.control, "a");
    if (text === "") await this.keys(KEYS.delete);
    // Key by key: a chord would lose the second of two like letters.
    else await field.addValue(text);
  }

  /** Chooses an option of a list: the browser's own, or one that opens below its field. */
  async choose(label: string, option: string): Promise<void> {
    const field = await this.field(label);
    if ((await field.getTagName()) === "select") {
      await this.browser.waitUntil(
        () =>
          field.selectByVisibleText(option).then(
            () => true,
            () => false,
          ),
        {
          timeout: PATIENCE_MS,
          timeoutMsg: `“${option}” cannot be chosen in “${label}”`,
        },
      );
      return;
    }
    await this.click(field);
    await this.press(option);
  }

  /** Types a text where the focus is. */
  async type(text: string): Promise<void> {
    for (const letter of text) await this.keys(letter);
  }

  /** Presses keys together. */
  async keys(...keys: string[]): Promise<void> {
    await this.browser.keys(keys);
  }

  /** No rule of axe is broken by what is in the window, contrast among them. */
  async violations(): Promise<string[]> {
    await this.browser.execute(axe.source);
    return this.browser.executeAsync((done: (said: string[]) => void) => {
      const axe_ = (window as unknown as { axe: typeof axe }).axe;
      axe_.run(document.body).then(
        ({ violations }) =>
          done(violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(" ")}`)),
        (error) => done([String(error)]),
      );
    });
  }

  /** Leaves a picture of the screen, as its user sees it; the driver's own pictures wait for a compositor. */
  shot(name: string): void {
    mkdirSync(SHOTS, { recursive: true });
    execFileSync("scrot", ["--overwrite", join(SHOTS, `${name}.png`)], {
      env: { ...process.env, DISPLAY: this.display },
    });
  }

  /** Closes the window as its user does. */
  async close(): Promise<void> {
    await this.browser.deleteSession();
    await this.stop();
  }

  /** Kills the program, as a power cut would. */
  async kill(): Promise<void> {
    await this.stop();
  }

  private async stop(): Promise<void> {
    open.delete(this);
    await end(this.driver);
    await end(this.screen);
  }

  /** Removes what the program has kept. */
  forget(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Where a dialog is. */
export const DIALOG = "//*[@role='dialog']";

function quoted(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}

async function listening(port: number): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      return;
    } catch (error) {
      if (Date.now() > until) throw new Error("tauri-driver does not answer", { cause: error });
    }
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** Whether a file is there and is a whole PDF, in the words of qpdf. */
export function isPdf(path: string): boolean {
  return existsSync(path) && spawnSync("qpdf", ["--check", path]).status === 0;
}
