import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import postcss from "postcss";
import { defineConfig, type PluginOption } from "vite";

const repository = fileURLToPath(new URL("..", import.meta.url));

/** Backends of a browser. */
const STRANGERS = ["/src/lib/ipc/memory/", "/src/lib/ipc/bridge."];

/**
 * Few files: each is asked of the program one by one, and that takes longer than reading it. What is needed before
 * anything is drawn is one, what draws the frame and its tables another; a screen's own parts are its own.
 */
const FILES = [
  {
    name: "begin",
    priority: 2,
    includeDependenciesRecursively: false,
    test: /preload-helper|node_modules\/(react|@tabler|@tanstack\/(query-core|react-query)|@tauri-apps)\/|\/src\/(lib\/ipc\/|app\/(begin|features)|features\/(?!event\/)[^/]+\/index)/,
  },
  {
    name: "window",
    priority: 1,
    // Of the library, not what only forms are made of.
    test: /node_modules\/(?!@mantine\/dates|dayjs|react-number-format|@mantine\/core\/esm\/components\/(Color|NumberInput|Slider|Table|Switch|Progress|List|FileButton))|\/src\/(app\/(?!start)|lib)\/|\/src\/components\/(table\/|(?!DayField)[^/]+$)/,
  },
];

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

/** What draws the window is fetched from the first line of the page on, not once its first file has been read. */
function fetchedAtOnce(): PluginOption {
  return {
    name: "fetched-at-once",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const files = Object.keys(bundle ?? {}).filter((name) =>
          /\/(window|draw)-[^/]+\.(js|css)$/.test(name),
        );
        return files.map((name) => ({
          tag: "link",
          attrs: {
            href: `./${name}`,
            crossorigin: true,
            ...(name.endsWith(".js") ? { rel: "modulepreload" } : { rel: "preload", as: "style" }),
          },
          injectTo: "head" as const,
        }));
      },
    },
  };
}

/** The components' library styles all its components: what none of ours is made of is left out, by its classes' names. */
function onlyUsedStyles(): PluginOption {
  return {
    name: "only-used-styles",
    enforce: "post",
    generateBundle(_, bundle) {
      const all = Object.values(bundle);
      const code = all.map((part) => (part.type === "chunk" ? part.code : "")).join("\n");
      const isUsed = (selector: string) =>
        [...selector.matchAll(/\.(m_[0-9a-f]+)/g)].every(([, name]) => code.includes(name ?? ""));
      for (const part of all) {
        if (part.type !== "asset" || !part.fileName.endsWith(".css")) continue;
        const sheet = postcss.parse(part.source.toString(), { from: part.fileName });
        sheet.walkRules((rule) => {
          const kept = rule.selectors.filter(isUsed);
          if (kept.length === 0) rule.remove();
          else if (kept.length < rule.selectors.length) rule.selectors = kept;
        });
        part.source = sheet.toString();
      }
    },
  };
}

export default defineConfig(({ mode }) => ({
  // The window loads its pages from a scheme of its own, so every address is relative.
  base: "./",
  plugins: [react(), mode === "production" ? noBrowserBackend() : null, onlyUsedStyles(), fetchedAtOnce()],
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
    // A demo is read over HTTP, where many files are no loss, and its backend would make a circle of these.
    ...(mode === "demo" ? {} : { rolldownOptions: { output: { codeSplitting: { groups: FILES } } } }),
  },
}));
