import { defineConfig } from "vitest/config";
import { kernels } from "./tests/helpers/kernels.ts";

export default defineConfig({
  plugins: [kernels],
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/helpers/build.ts",
    setupFiles: "tests/helpers/setup.ts",
    // All processors: tests share nothing, and measure no time.
    maxWorkers: "100%",
    // Long enough for a busy machine; what grows with the square of hostile input takes longer.
    testTimeout: 30_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // Compiled to WebAssembly, where no coverage is counted: tests/engine/simd holds each kernel to what it should give.
      exclude: ["src/engine/simd/assembly/**", "**/*.d.ts"],
      reporter: ["text", "json-summary"],
      thresholds: { lines: 90 },
    },
  },
});
