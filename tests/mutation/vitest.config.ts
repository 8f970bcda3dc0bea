import { defineConfig } from "vitest/config";
import { kernels } from "../helpers/kernels.ts";

/** The tests that changes on purpose are held against, `npm run mutation`: of the folders that are mutated, without commands. */
export default defineConfig({
  plugins: [kernels],
  test: {
    include: ["tests/{formula,engine,model,plan,math}/**/*.test.ts"],
    setupFiles: "tests/helpers/setup.ts",
    testTimeout: 60_000,
  },
});
