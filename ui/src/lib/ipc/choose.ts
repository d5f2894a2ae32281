import { isTauri } from "@tauri-apps/api/core";
import { setBackend } from "./backend";

/**
 * Takes the window's backend, or the one in memory where there is no window: `npm run dev` in a browser, and the build
 * of mode `demo`. A build for the window holds no memory backend; vite.config.ts refuses one.
 */
export async function chooseBackend(): Promise<"window" | "memory" | "none"> {
  const asked = new URLSearchParams(window.location.search).has("demo");
  if (import.meta.env.DEV || import.meta.env.MODE === "demo") {
    if (asked || !isTauri()) {
      const { memoryBackend, fromAddress } = await import("./memory");
      setBackend(memoryBackend(fromAddress(window.location.search)));
      return "memory";
    }
  }
  if (!isTauri()) return "none";
  const { tauriBackend } = await import("./tauri");
  setBackend(tauriBackend);
  return "window";
}
