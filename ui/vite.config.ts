import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type PluginOption } from "vite";

const repository = fileURLToPath(new URL("..", import.meta.url));

/** Backends of a browser. */
const STRANGERS = ["/src/lib/ipc/memory/", "/src/lib/ipc/bridge."];

/** Fails a build for the window that would carry a browser's backend, whatever import let it in. */
function noBrowserBackend(): PluginOption {
  return {
    name: "no-browser-backend",
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const strays = chunk.moduleIds.filter((id) => STRANGERS.some((part) => id.includes(part)));
        if (strays.length > 0) this.error(`a backend of a browser is in the bundle: ${strays.join(", ")}`);
      }
    },
  };
}

export default defineConfig(({ mode }) => ({
  // The window loads its pages from a scheme of its own, so every address is relative.
  base: "./",
  plugins: [react(), mode === "production" ? noBrowserBackend() : null],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  // The fonts lie where the printing crate has them; they are not stored twice.
  server: {
    port: 5173,
    strictPort: true,
    host: "127.0.0.1",
    fs: { allow: [repository] },
    // For `?bridge`: `cargo run -p jakcraft-window --example serve -- 5180 ui/dist FOLDER`.
    proxy: { "/call": "http://127.0.0.1:5180", "/media": "http://127.0.0.1:5180" },
  },
  preview: { port: 4173, strictPort: true, host: "127.0.0.1" },
  build: {
    // WebKitGTK 2.50 is Safari 26; macOS 13 brings Safari 16.4; WebView2 keeps itself current.
    target: ["safari16.4", "chrome120"],
    outDir: mode === "demo" ? "dist-demo" : "dist",
    // The content security policy has no data: sources for scripts and fonts.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Read from the disk, not from a network.
    chunkSizeWarningLimit: 1_000,
  },
}));
