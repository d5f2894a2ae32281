import { defineConfig } from "vitest/config";

/** The window's bars, which `cargo xtask bench window` builds for. */
export default defineConfig({
  test: {
    include: ["tests/**/*.bench.ts"],
    setupFiles: ["tests/setup.ts"],
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
