import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { versionsBlamed } from "../../alarms/failingVersions.js";
import { build, insert, openWarehouse } from "./warehouse.js";

const reference = readFileSync(new URL("../../reference/failingGroups.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));
const VERSIONS = ["1.0", "1.1", "2.0", "2.1", "3.0"];

/** The rule of arithmetic of tests/reference/failingGroups.R. */
const attempts = (v: number, d: number): number => 3 + ((v * 7 + d * 5) % 9);
const failures = (v: number, d: number): number =>
  Math.min(attempts(v, d), ((v * 3 + d * 2) % 3) + (v === 2 ? 2 : 0) + (d === 4 ? 1 : 0));

it("a version that fails more often than the others of the same days is found as R's tests find it", async () => {
  const chats = VERSIONS.flatMap((app_version, v) =>
    Array.from({ length: 8 }, (_, d) =>
      Array.from({ length: attempts(v, d) }, (_, i) => ({
        chat_id: `${app_version} ${d} ${i}`,
        app_version,
        attempted_at: `2026-11-0${d + 1} 05:00`,
        ended_at: `2026-11-0${d + 1} 05:10`,
        outcome: i < failures(v, d) ? "failed" : "abandoned",
      })),
    ).flat(),
  );
  const given = {
    "raw.chat": [...chats, { chat_id: "call", channel: "phone", attempted_at: "2026-11-01 05:00" }],
    "ref.releases": [{ version: "2.0", released_at: "2026-10-31 03:00" }],
  };
  const engine = await openWarehouse();
  await insert(engine, given);
  await build(engine, {}, "select 1 from marts.contact_causes, intermediate.int_failing_groups");
  const found = await engine.rows<{
    member: string;
    expected: number;
    p: number;
    bad: boolean;
    released: string;
  }>(
    `select member, expected_count as expected, p, is_failing as bad, cast(released_at as varchar) as released
     from intermediate.int_failing_groups where rule = 'failing_version' order by member`,
  );
  expect(found.map(({ member }) => member)).toEqual(VERSIONS);
  for (const [i, [, expectedCount, p, isFailing]] of reference.entries()) {
    const row = found[i];
    expect(row?.expected).toBeCloseTo(Number(expectedCount), 9);
    expect(row?.bad).toBe(isFailing === "1");
    // Fewer failures than expected are no evidence, however few: p is then not below a half.
    if (Number(p) < 0.5) expect(row?.p).toBeCloseTo(Number(p), 6);
    else expect(row?.p).toBeCloseTo(0.5, 6);
  }
  expect(found[2]?.released).toBe("2026-10-31 03:00:00");

  const labelled = await engine.rows<{ version: string; contacts: number; times: number }>(
    `select reference as version, cast(count(*) as integer) as contacts, max(value) as times
     from marts.contact_causes where rule = 'failing_version' group by reference`,
  );
  await engine.close();
  const failed = Array.from({ length: 8 }, (_, d) => failures(2, d)).reduce((a, b) => a + b, 0);
  expect(labelled).toEqual([
    { version: "2.0", contacts: failed, times: expect.closeTo(failed / Number(reference[2]?.[1]), 9) },
  ]);
});

it("a problem that a version brings is found by its tickets and reviews, each kind against its own", async () => {
  // The reference's first four days as tickets, the other four as reviews of the same four days: mixed, p would be another.
  const trials = (from: number) =>
    VERSIONS.flatMap((app_version, v) =>
      [0, 1, 2, 3].flatMap((d) =>
        Array.from({ length: attempts(v, from + d) }, (_, i) => ({
          id: `${app_version} ${from + d} ${i}`,
          app_version,
          created_at: `2026-11-0${d + 1} 05:00`,
          hasFailed: i < failures(v, from + d),
        })),
      ),
    );
  const tickets = trials(0).map(({ id, hasFailed, ...rest }) => ({
    ticket_id: id,
    ...rest,
    category: hasFailed ? "payment_failure" : "how_to",
  }));
  const reviews = trials(4).map(({ id, hasFailed, ...rest }) => ({
    feedback_id: id,
    ...rest,
    kind: "review",
    // Two themes of one problem are one trial that failed.
    themes: hasFailed ? "payment_failure/network_error;payment_failure/declined;app" : "",
  }));
  const byAgents = Array.from({ length: 80 }, (_, i) => ({
    ticket_id: `agent ${i}`,
    app_version: "1.0",
    created_at: "2026-11-01 05:00",
    category: "payment_failure",
    ...(i < 40 ? { opened_by: "agent" } : {}),
  }));
  const engine = await openWarehouse();
  await insert(engine, {
    "raw.ticket": [
      ...tickets,
      { ticket_id: "no version", created_at: "2026-11-01 05:00", category: "payment_failure" },
      // Nobody but a customer tells what a version brings: here the export says so, there the first message.
      ...byAgents,
    ],
    "raw.ticket_event": byAgents
      .map(({ ticket_id, created_at }) => ({
        ticket_id,
        event_at: created_at,
        kind: "public_reply",
        actor_kind: "agent",
      }))
      .slice(40),
    "raw.feedback": [
      ...reviews,
      {
        feedback_id: "no version",
        created_at: "2026-11-01 05:00",
        kind: "review",
        themes: "payment_failure",
      },
      { feedback_id: "a score alone", app_version: "1.0", created_at: "2026-11-01 05:00", kind: "review" },
    ],
    "ref.releases": [{ version: "2.0", released_at: "2026-10-31 03:00" }],
  });
  await build(
    engine,
    {},
    "select 1 from intermediate.int_contact_causes, marts.cause_rules, intermediate.int_failing_groups",
  );
  const found = await engine.rows<{ member: string; expected: number; p: number; released: string }>(
    `select member, expected_count as expected, p, cast(released_at as varchar) as released
     from intermediate.int_failing_groups where rule = 'problem_on_version' and problem = 'payment_failure' order by member`,
  );
  expect(found.map(({ member }) => member)).toEqual(
    VERSIONS.map((version) => `${version} / payment_failure`),
  );
  for (const [i, [, expectedCount, p]] of reference.entries()) {
    expect(found[i]?.expected).toBeCloseTo(Number(expectedCount), 9);
    if (Number(p) < 0.5) expect(found[i]?.p).toBeCloseTo(Number(p), 6);
  }
  expect(found[2]?.released).toBe("2026-10-31 03:00:00");

  const labelled = await engine.rows<{ id: string }>(
    "select contact_id as id from intermediate.int_contact_causes where rule = 'problem_on_version' order by 1",
  );
  const judged = await engine.value<number>(
    "select judged_count from marts.cause_rules where rule = 'problem_on_version'",
  );
  await engine.close();
  expect(labelled.length).toBeGreaterThan(0);
  const about = new Map(tickets.map((row) => [row.ticket_id, row]));
  for (const { id } of labelled)
    expect(about.get(id)).toMatchObject({ app_version: "2.0", category: "payment_failure" });
  // Each ticket is judged once, of however many problems.
  expect(judged).toBe(tickets.length);
});

it("of quiet desks few blame a version; one that brings a problem three times as often is found", async () => {
  const quiet = await versionsBlamed(200, 1);
  expect(quiet.judged).toBe(200);
  // At most 5 %; 200 desks stray by 1.5 points.
  expect(quiet.any / quiet.judged).toBeLessThanOrEqual(0.08);
  const planted = await versionsBlamed(50, 3, 20_001);
  expect(planted.first / planted.judged).toBeGreaterThanOrEqual(0.85);
});

it("what is expected and how surprising it is are the same to the last bit, whatever the order and the threads", async () => {
  const rows = Array.from({ length: 30 }, (_, v) =>
    Array.from({ length: 45 }, (_, d) => {
      const at = new Date(Date.UTC(2026, 8, 1 + d, 5)).toISOString().slice(0, 16).replace("T", " ");
      return Array.from({ length: 1 + ((v * 7 + d * 5) % 6) }, (_, i) => ({
        chat_id: `${v} ${d} ${i}`,
        app_version: `1.${v}`,
        os: `os ${d % 3}`,
        attempted_at: at,
        ended_at: at,
        outcome: (v * d + i) % (v === 3 ? 2 : 5) === 0 ? "failed" : "abandoned",
      }));
    }).flat(),
  ).flat();
  const found = async (chats: typeof rows, threads: number) => {
    const engine = await openWarehouse({ threads });
    try {
      await insert(engine, { "raw.chat": chats });
      const look = "select * from intermediate.int_failing_groups order by rule, member";
      await build(engine, {}, look);
      return await engine.rows(look);
    } finally {
      await engine.close();
    }
  };
  const expected = await found(rows, 1);
  expect(expected.length).toBeGreaterThan(60);
  expect(expected.some((row) => row.is_failing === true)).toBe(true);
  // 1,297 has no factor in common with their number.
  const shuffled = rows.map((_, i) => rows[(i * 1297) % rows.length] as (typeof rows)[number]);
  expect(new Set(shuffled).size).toBe(rows.length);
  expect(await found(rows.toReversed(), 1)).toEqual(expected);
  for (const threads of [2, 4]) expect(await found(shuffled, threads)).toEqual(expected);
});
