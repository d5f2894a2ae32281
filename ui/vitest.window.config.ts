import { defineConfig } from "vitest/config";

/** Tests of the real window, which `cargo xtask test` builds first. */
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // One window at a time: two of them on two cores would only wait for each other.
    setupFiles: ["tests/setup.ts"],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
