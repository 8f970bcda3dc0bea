import { defineConfig } from "vitest/config";

/** What needs a browser, apart from the rest: `npm run test:browser`. */
export default defineConfig({
  test: {
    include: ["tests/**/*.browser.ts"],
    globalSetup: "tests/helpers/build.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
