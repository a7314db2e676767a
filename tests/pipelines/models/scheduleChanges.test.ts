import { describe, expect, it } from "vitest";
import type { Bindable } from "../../../pipelines/engine/engine.js";
import { modelled } from "./warehouse.js";

const AS_OF = "2026-11-30T00:00:00Z";
const MINUTE = 60_000;
// 2 November 2026 is a Monday; Jakarta is UTC+7 all year.
const epoch = (local: string): number => Date.parse(`${local.replace(" ", "T")}+07:00`);
const utc = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace("T", " ");
const at = (local: string): string => utc(epoch(local));
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;
const week = (hours: string) => WEEKDAYS.map((day) => `${day}: ["${hours}"]`).join(", ");
const CONFIG = `name: T
time_zone: Asia/Jakarta
business_hours:
  first_line: { teams: [first], ${week("08:00-17:00")} }
  second_line: { teams: [second], ${week("12:30-21:00")} }
`;

const event = (ticket_id: string, ms: number, kind: string, value: string | null = null) => ({
  ticket_id,
  event_at: utc(ms),
  kind,
  actor_kind: kind === "customer_message" ? "customer" : "agent",
  value,
});

describe("golden case 7: two schedules in one ticket", () => {
  // Handed over at noon and a half on Monday, answered and solved on Tuesday at 15:29:28.
  const came = epoch("2026-11-02 08:00:00");
  const handed = epoch("2026-11-02 12:30:00");
  const answered = epoch("2026-11-03 15:29:28");
  const ticket = {
    ticket_id: "941606",
    created_at: utc(came),
    updated_at: utc(answered),
    solved_at: utc(answered),
    status: "solved",
    team: "second",
  };
  const events = [
    event("941606", came, "customer_message"),
    event("941606", came, "assignment", "first"),
    event("941606", handed, "assignment", "second"),
    event("941606", answered, "public_reply"),
    event("941606", answered, "status", "solved"),
  ];
  const seconds = async (given: readonly Record<string, Bindable>[]) => {
    const [row] = await modelled(
      { "raw.ticket": [ticket], "raw.ticket_event": given },
      `select first_response_business_seconds as answer, full_resolution_business_seconds as solution,
         requester_wait_business_seconds as requester
       from marts.tickets join intermediate.int_ticket_resolutions using (ticket_id)`,
      { asOf: AS_OF, config: CONFIG },
    );
    return row;
  };
  const minutes = (value: number) => Math.round(value * 60);

  it("counts each for its own stretch: 959.47 minutes, not the last one's 689.47", async () => {
    const total = minutes(270 + 510 + 179 + 28 / 60);
    expect(total / 60).toBeCloseTo(959.47, 2);
    expect(await seconds(events)).toEqual({ answer: total, solution: total, requester: total });
  });

  it("counts the team's alone where the export has no assignments", async () => {
    const total = minutes(510 + 179 + 28 / 60);
    expect(total / 60).toBeCloseTo(689.47, 2);
    const rest = events.filter(({ kind }) => kind !== "assignment");
    expect(await seconds(rest)).toEqual({ answer: total, solution: total, requester: total });
  });

  it("counts who still waits by the stretches too", async () => {
    const [row] = await modelled(
      {
        "raw.ticket": [{ ...ticket, status: "open", solved_at: null, updated_at: utc(handed) }],
        "raw.ticket_event": events.slice(0, 3),
      },
      "select business_seconds_so_far as seconds from intermediate.int_running_clocks where measure = 'first_response'",
      { asOf: "2026-11-02T18:00:00+07:00", config: CONFIG },
    );
    expect(row?.seconds).toBe(minutes(270 + 330));
  });
});

describe("changing hands at random", () => {
  /** Open minutes by counting each one. */
  const counted = (from: number, until: number, hands: readonly { ms: number; team: string }[]): number => {
    let open = 0;
    for (let ms = from; ms < until; ms += MINUTE) {
      const team = hands.findLast((hand) => hand.ms <= ms)?.team;
      const local = new Date(ms + 7 * 60 * MINUTE);
      const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
      const isWeekday = local.getUTCDay() >= 1 && local.getUTCDay() <= 5;
      const [opens, closes] = team === "first" ? [480, 1020] : team === "second" ? [750, 1260] : [0, 0];
      if (isWeekday && minute >= opens && minute < closes) open++;
    }
    return open;
  };
  /** A small generator, so that the cases are the same every time. */
  const draw = (seed: number) => {
    let state = seed;
    return (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  };

  it("counts the same open minutes as counting each one, 400 tickets", async () => {
    const next = draw(7);
    const start = epoch("2026-11-02 00:00:00");
    const cases = Array.from({ length: 400 }, (_, i) => {
      const came = start + next(7 * 1440) * MINUTE;
      const answered = came + (1 + next(6 * 1440)) * MINUTE;
      const hands = Array.from({ length: next(4) }, () => ({
        ms: came + next(7 * 1440) * MINUTE,
        team: ["first", "second", "nobody"][next(3)] ?? "",
      })).sort((a, b) => a.ms - b.ms);
      const moments = new Set(hands.map((hand) => hand.ms));
      return { id: `t${i}`, came, answered, hands: moments.size === hands.length ? hands : [] };
    });
    const rows = await modelled(
      {
        "raw.ticket": cases.map(({ id, came, answered, hands }) => ({
          ticket_id: id,
          created_at: utc(came),
          updated_at: utc(Math.max(answered, ...hands.map((hand) => hand.ms))),
          status: "open",
          team: hands.at(-1)?.team ?? null,
        })),
        "raw.ticket_event": cases.flatMap(({ id, came, answered, hands }) => [
          event(id, came, "customer_message"),
          event(id, answered, "public_reply"),
          ...hands.map((hand) => event(id, hand.ms, "assignment", hand.team)),
        ]),
      },
      "select ticket_id, first_response_business_seconds as seconds from marts.tickets",
      { asOf: AS_OF, config: CONFIG },
    );
    const found = new Map(rows.map((row) => [row.ticket_id, row.seconds]));
    const wrong = cases.filter(({ id, came, answered, hands }) => {
      const teams = new Set(hands.map((hand) => hand.team).filter((team) => team !== "nobody"));
      const expected = teams.size === 0 ? null : counted(came, answered, hands) * 60;
      return found.get(id) !== expected;
    });
    expect(wrong).toEqual([]);
    expect(new Set(cases.map(({ hands }) => hands.length))).toEqual(new Set([0, 1, 2, 3]));
  });
});

describe("a stretch without opening hours", () => {
  it("adds nothing", async () => {
    const [row] = await modelled(
      {
        "raw.ticket": [
          { ticket_id: "1", created_at: at("2026-11-02 08:00:00"), status: "open", team: "night" },
        ],
        "raw.ticket_event": [
          event("1", epoch("2026-11-02 08:00:00"), "customer_message"),
          event("1", epoch("2026-11-02 08:00:00"), "assignment", "first"),
          event("1", epoch("2026-11-02 10:00:00"), "assignment", "night"),
          event("1", epoch("2026-11-02 16:00:00"), "public_reply"),
        ],
      },
      "select first_response_business_seconds as seconds from marts.tickets",
      { asOf: AS_OF, config: CONFIG },
    );
    expect(row?.seconds).toBe(2 * 3600);
  });
});
