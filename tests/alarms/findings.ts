import { computeFindings } from "../../pipelines/estimates/findings.js";
import { type QuietDesk, quietFindings } from "../helpers/quietFindings.js";

const realOf = (desk: QuietDesk) =>
  computeFindings(quietFindings(desk)).filter(({ status }) => status === "real" || status === "nothing");

/** Of weeks in which nothing happens, how many have any finding; desks of several sizes, ages and restlessness. */
export function findingAlarms(desks: number): { desks: number; alarmed: number; comparisons: number } {
  const sum = { desks, alarmed: 0, comparisons: 0 };
  for (let seed = 1; seed <= desks; seed++) {
    const rows = realOf({
      seed,
      weeks: 13 + (seed % 3) * 4,
      ticketsAWeek: [120, 300, 600][seed % 3] ?? 300,
      spread: [0.02, 0.06, 0.12][Math.floor(seed / 3) % 3] ?? 0.06,
    });
    if (rows.some(({ status }) => status === "real")) sum.alarmed++;
    sum.comparisons += rows.reduce((total, { test_count }) => total + Number(test_count), 0);
  }
  return sum;
}

/** Planted changes, with the share of desks in which each must be among the findings. */
export function findingPower(
  desks: number,
): { what: string; desks: number; found: number; promised: number }[] {
  const share = (
    what: string,
    promised: number,
    desk: Omit<QuietDesk, "seed">,
    kind: string,
    subject: string,
  ) => {
    let found = 0;
    for (let seed = 1; seed <= desks; seed++) {
      const rows = realOf({ ...desk, seed: 50_000 + seed });
      if (rows.some((row) => row.kind === kind && row.subject === subject)) found++;
    }
    return { what, desks, found, promised };
  };
  const delay = { category: "delay", factor: 2.2 } as const;
  const lasting = { channel: "email", factor: 4, weeks: 5 } as const;
  const sudden = { channel: "email", factor: 4, weeks: 1 } as const;
  const wait = "first_response_p90";
  return [
    share("tickets of one category × 2.2, one week", 0.8, { weeks: 19, more: delay }, "tickets", "delay"),
    share("waits of one channel × 4, five weeks", 0.8, { weeks: 21, slow: lasting }, wait, "email"),
    // Beside a dozen families: with waits alone it was one in two.
    share("waits of one channel × 4, one week", 0.4, { weeks: 19, slow: sudden }, wait, "email"),
  ];
}
