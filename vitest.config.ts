import { defineConfig } from "vitest/config";
import { kernels } from "./tests/kernels.ts";

export default defineConfig({
  plugins: [kernels],
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/build.ts",
    setupFiles: "tests/setup.ts",
    // Long enough for a busy machine; what grows with the square of hostile input takes longer.
    testTimeout: 30_000,
  },
});
