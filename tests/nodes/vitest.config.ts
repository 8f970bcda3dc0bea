import { defineConfig } from "vitest/config";

/** What needs other versions of Node, apart from the rest: `npm run test:nodes`. */
export default defineConfig({
  test: {
    include: ["tests/**/*.nodes.ts"],
    globalSetup: "tests/helpers/build.ts",
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
