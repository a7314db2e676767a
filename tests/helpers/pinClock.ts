// No figure may depend on the day a test runs. A proxy rather than a subclass or vitest's fake timers: time zone
// libraries derive from Date and copy what stands on its prototype.
// Files that share a process find the real one where the first has put it.
const shared = globalThis as { realDate?: DateConstructor };
shared.realDate ??= globalThis.Date;
const RealDate = shared.realDate;
const PINNED = RealDate.UTC(2026, 10, 16);

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, derived) =>
    Reflect.construct(target, args.length === 0 ? [PINNED] : args, derived),
  apply: () => new RealDate(PINNED).toString(),
  get: (target, name) => (name === "now" ? () => PINNED : Reflect.get(target, name)),
});

/** For tests of what works on the clock itself, such as a lock. */
export function useRealClock(): void {
  globalThis.Date = RealDate;
}
