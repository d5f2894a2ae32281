import { isTauri } from "@tauri-apps/api/core";
import { setBackend } from "./backend";
import { tauriBackend } from "./tauri";

/**
 * Takes the window's backend, or where there is no window (`npm run dev` in a browser, and the build of mode `demo`)
 * the one in memory, or for `?bridge` the one over HTTP. A build for the window holds neither; vite.config.ts refuses.
 */
export async function chooseBackend(): Promise<"window" | "memory" | "bridge" | "none"> {
  const asked = new URLSearchParams(window.location.search);
  if (import.meta.env.DEV || import.meta.env.MODE === "demo") {
    if (asked.has("bridge")) {
      const { bridgeBackend } = await import("./bridge");
      setBackend(bridgeBackend);
      return "bridge";
    }
    if (asked.has("demo") || !isTauri()) {
      const { memoryBackend, fromAddress } = await import("./memory");
      setBackend(memoryBackend(fromAddress(window.location.search)));
      return "memory";
    }
  }
  if (!isTauri()) return "none";
  setBackend(tauriBackend);
  return "window";
}
