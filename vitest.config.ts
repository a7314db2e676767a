import { defineConfig } from "vitest/config";
import LongestFirst from "./tests/helpers/longestFirst.js";

// Far from UTC and from the sample's zone, so that a forgotten time zone shows.
process.env.TZ = "America/St_Johns";

/**
 * Of functions, of databases in memory and of folders of their own, which leave nothing behind: they share a process, for
 * starting one and importing everything takes longer than most of them.
 */
const SHARING = [
  "checks",
  "commands",
  "engine",
  "estimates",
  "feeds",
  "holidays",
  "intake",
  "load",
  "methods",
  "models",
  "publish",
  "sample",
  "sources",
  "text",
  "workspace",
].map((folder) => `tests/pipelines/${folder}/**/*.test.ts`);
/** Of pages drawn in a document without a browser, which they leave to those after them. */
const PAGES = ["tests/src/**/*.test.ts"];
const NO_TESTS = ["tests/bench/**", "node_modules/**"];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "alone",
          include: ["tests/**/*.test.ts"],
          exclude: [...NO_TESTS, ...SHARING, ...PAGES],
          globalSetup: ["tests/helpers/globalSetup.ts"],
        },
      },
      {
        extends: true,
        test: { name: "sharing", include: SHARING, exclude: NO_TESTS, isolate: false },
      },
      {
        extends: true,
        test: { name: "pages", include: PAGES, exclude: NO_TESTS, isolate: false },
      },
    ],
    setupFiles: ["tests/helpers/pinClock.ts"],
    reporters: ["default", "./tests/helpers/plainReporter.ts"],
    pool: "forks",
    sequence: { sequencer: LongestFirst },
    // The default leaves one core idle: on two that doubles the time. Projects would not heed the command line's.
    ...(process.argv.some((word) => word.startsWith("--maxWorkers")) ? {} : { maxWorkers: "100%" }),
    testTimeout: 300_000,
    hookTimeout: 300_000,
    env: { TZ: "America/St_Johns", LANG: "C", NO_COLOR: "1" },
  },
});
