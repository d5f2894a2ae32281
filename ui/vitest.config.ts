import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    restoreMocks: true,
    // The whole window is drawn without a browser, on a laptop that does other things too.
    testTimeout: 30_000,
    // A failure names what was looked for; the whole document below it hides that.
    env: { DEBUG_PRINT_LIMIT: "0" },
  },
});
