/** One line of `suara doctor`. `bad`: a run would fail. */
export type Finding = { level: "ok" | "warn" | "bad"; what: string; fix?: string };

export const ok = (what: string): Finding => ({ level: "ok", what });
export const warn = (what: string, fix: string): Finding => ({ level: "warn", what, fix });
export const bad = (what: string, fix: string): Finding => ({ level: "bad", what, fix });
