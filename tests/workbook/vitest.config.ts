import { defineConfig } from "vitest/config";
import { kernels } from "../helpers/kernels.ts";

/** Workbooks of every scenario that ships, and what takes a spreadsheet program, apart from the rest: `npm run test:office`. */
export default defineConfig({
  plugins: [kernels],
  test: {
    include: ["tests/**/*.office.ts"],
    globalSetup: "tests/helpers/build.ts",
    setupFiles: "tests/helpers/setup.ts",
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
