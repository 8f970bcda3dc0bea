import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/build.ts",
    setupFiles: "tests/setup.ts",
    // Long enough for a busy machine; what grows with the square of hostile input takes longer.
    testTimeout: 30_000,
  },
});
