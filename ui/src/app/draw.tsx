import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { FirstFrame } from "@/components/FirstFrame";
import { createI18n } from "@/lib/i18n";
import { App, type AppProps } from "./App";
import type { Begun } from "./begin";
import { createAppRouter } from "./router";

/** Longer than this nobody looks at an empty window: it is drawn, and says that it waits. */
const MOST_EMPTY_MS = 400;

/**
 * Draws the window, at once with all that its first screen shows: a drawing without it costs as much as the whole.
 * `lettered` is settled once the typeface is there.
 */
export async function draw(
  root: HTMLElement,
  props: AppProps,
  lettered: Promise<unknown>,
  begun?: Begun,
): Promise<void> {
  const router = createAppRouter(begun?.first ?? "/");
  const longEnough = new Promise((next) => setTimeout(next, MOST_EMPTY_MS));
  await Promise.race([Promise.all([router.load(), begun?.known, lettered]), longEnough]);
  createRoot(root).render(
    <StrictMode>
      <FirstFrame>
        <App {...props} router={router} />
      </FirstFrame>
    </StrictMode>,
  );
}

/** Says that the pages are for the program's window. */
export function drawNoWindow(root: HTMLElement): void {
  const t = createI18n("id").t;
  root.textContent = `${t("states.no_window")}. ${t("states.no_window_help")}`;
}
