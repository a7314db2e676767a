import { vi } from "vitest";

// No figure may depend on the day a test runs; timers stay real.
vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-16T00:00:00Z") });
