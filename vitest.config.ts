import { defineConfig } from "vitest/config";
import LongestFirst from "./tests/helpers/longestFirst.js";

// Far from UTC and from the sample's zone, so that a forgotten time zone shows.
process.env.TZ = "America/St_Johns";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/bench/**", "node_modules/**"],
    globalSetup: ["tests/helpers/globalSetup.ts"],
    setupFiles: ["tests/helpers/pinClock.ts"],
    reporters: ["default", "./tests/helpers/plainReporter.ts"],
    pool: "forks",
    sequence: { sequencer: LongestFirst },
    // The default leaves one core idle: on two that doubles the time.
    maxWorkers: "100%",
    testTimeout: 300_000,
    hookTimeout: 300_000,
    env: { TZ: "America/St_Johns", LANG: "C", NO_COLOR: "1" },
  },
});
