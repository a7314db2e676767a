import { describe, expect, it } from "vitest";
import { loadFresh, REQUIRED, typedAs } from "./stagedTable.js";

describe("identifiers", () => {
  it("stay to the letter", async () => {
    const ids = [
      "007",
      "+6281299",
      "1e5",
      "12345678901234567890123456",
      "3.0",
      "0x1F",
      "1_000",
      "NULL",
      "-",
      "=1+1",
    ];
    expect(await typedAs("ticket_id", ids)).toEqual(ids);
  });

  it("are trimmed, and refused when empty, endless or with hidden characters", async () => {
    expect(
      await typedAs("ticket_id", [
        "  42 \t",
        "\u00a042",
        "",
        "   ",
        null,
        "4\u200b2",
        "4\u00002",
        "x".repeat(200),
        "x".repeat(201),
      ]),
    ).toEqual([
      "42",
      "42",
      "! missing",
      "! missing",
      "! missing",
      "! hidden_character",
      "! hidden_character",
      "x".repeat(200),
      "! too_long",
    ]);
  });
});

describe("numbers", () => {
  it("are whole or refused, never rounded", async () => {
    expect(
      await typedAs("csat_score", [
        "5",
        "0",
        "100",
        "101",
        "-1",
        "4.0",
        "4,0",
        "4,00",
        "4.000",
        "4,000",
        "4.5",
        "1_0",
        "0x1F",
        "1e1",
        " 7 ",
        "",
        "five",
        "1234567890123456",
      ]),
    ).toEqual([
      5,
      0,
      100,
      "! out_of_range",
      "! out_of_range",
      4,
      4,
      4,
      "! not_an_integer",
      "! not_an_integer",
      "! not_an_integer",
      "! not_an_integer",
      "! not_an_integer",
      "! not_an_integer",
      7,
      null,
      "! not_an_integer",
      "! not_an_integer",
    ]);
  });

  it("of a score are refused above its scale", async () => {
    const { rows, rejects } = await loadFresh(
      {
        feeds: [
          {
            feed: "ticket",
            rows: "version",
            fields: { ...REQUIRED, ticket_id: "id", csat_score: "score", csat_scale: "of" },
          },
        ],
      },
      ["id", "score", "of"],
      [
        ["1", "5", "5"],
        ["2", "9", "5"],
        ["3", "9", "10"],
        ["4", "9", ""],
        ["5", "", "5"],
        ["6", "0", "5"],
      ],
    );
    expect((await rows("ticket")).map(({ ticket_id }) => ticket_id)).toEqual(["1", "3", "4", "5", "6"]);
    expect(rejects).toEqual([{ record_no: 2, column_name: "score", reason: "above_scale" }]);
  });
});

describe("flags", () => {
  it("are read in the words people use", async () => {
    expect(
      await typedAs("is_restricted", [
        "TRUE",
        "1",
        "Yes",
        "ya",
        "T",
        "false",
        "0",
        "no",
        "Tidak",
        "f",
        "",
        "maybe",
        "2",
      ]),
    ).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      null,
      "! not_a_boolean",
      "! not_a_boolean",
    ]);
  });
});

describe("choices", () => {
  it("forgive case, blanks and dashes and nothing else", async () => {
    expect(
      await typedAs("status", ["On Hold", "on-hold", "ON_HOLD", "onhold", "Solved", "done", null]),
    ).toEqual(["on_hold", "on_hold", "on_hold", "on_hold", "solved", "! not_in_list", "! missing"]);
  });

  it("take mapped values, refuse the unmapped, and obey `otherwise`", async () => {
    const map = { Baru: "new", "Sedang Proses": "open", Selesai: "solved" };
    expect(await typedAs("status", ["baru", "SEDANG  PROSES", "selesai", "batal"], { map })).toEqual([
      "new",
      "open",
      "solved",
      "! unmapped_value",
    ]);
    expect(await typedAs("status", ["batal", "closed"], { map, otherwise: "keep" })).toEqual([
      "! not_in_list",
      "closed",
    ]);
    expect(await typedAs("status", ["batal"], { map, otherwise: "closed" })).toEqual(["closed"]);
    expect(await typedAs("priority", ["batal"], { map, otherwise: null })).toEqual([null]);
    expect(await typedAs("status", [null], { map: { ...map, "": "new" } })).toEqual(["new"]);
  });

  it("keep two words apart that differ only in case", async () => {
    expect(await typedAs("status", ["o", "O", " O "], { map: { o: "open", O: "on_hold" } })).toEqual([
      "open",
      "on_hold",
      "on_hold",
    ]);
  });

  it("do not mistake SQL in a map's words for SQL", async () => {
    expect(
      await typedAs("category", ["a' then 'b", "x"], { map: { "a' then 'b": "it's", x: "$1" } }),
    ).toEqual(["it's", "$1"]);
  });
});

describe("texts", () => {
  it("lose what hides or reorders, and nothing else", async () => {
    expect(
      await typedAs("text", [
        "a\0b\u0007c",
        "\u202Eevil\u202C",
        "zero\u200bwidth",
        "tab\tand\nline",
        "\r\nends\r\n",
        "👩\u200d💻 works",
        "a\u200db",
        "cafe\u0301",
        "“quotes” – dash",
        "中文，全角",
        "\u200b",
        "👍🏽",
        "🏳️\u200d🌈",
      ]),
    ).toEqual([
      "abc",
      "evil",
      "zerowidth",
      "tab\tand\nline",
      "ends",
      "👩\u200d💻 works",
      "ab",
      "cafe\u0301",
      "“quotes” – dash",
      "中文，全角",
      null,
      "👍🏽",
      "🏳️\u200d🌈",
    ]);
  });
});

describe("lists", () => {
  it("are sorted and without repetitions, from separated text or JSON", async () => {
    expect(await typedAs("tags", ["b; a;b;;", "x,y|z", '["n m","k"]', "[]", "", null])).toEqual([
      "a;b",
      "x;y;z",
      "k;n m",
      null,
      null,
      null,
    ]);
    expect(await typedAs("tags", ["a,b/c;d"], { separator: "/" })).toEqual(["a,b;c,d"]);
  });
});

describe("persons", () => {
  it("are the same pseudonym in every feed and spelling, and never stand in the database", async () => {
    const { rows } = await loadFresh(
      {
        feeds: [
          { feed: "ticket", rows: "version", fields: { ...REQUIRED, ticket_id: "id", customer_id: "who" } },
          {
            feed: "feedback",
            rows: "version",
            fields: {
              feedback_id: "id",
              created_at: { constant: "2025-01-01T00:00:00Z" },
              channel: { constant: "survey" },
              kind: { constant: "csat" },
              customer_id: "who",
            },
          },
        ],
      },
      ["id", "who"],
      [
        ["1", "Siti@Example.com"],
        ["2", "  siti@example.COM "],
        ["3", "siti2@example.com"],
        ["4", null],
      ],
    );
    const hashes = (await rows("ticket")).map((row) => row.customer_id);
    expect(hashes).toEqual((await rows("feedback")).map((row) => row.customer_id));
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).toMatch(/^[0-9a-f]{24}$/);
    expect(hashes[2]).not.toBe(hashes[0]);
    expect(hashes[3]).toBeNull();
  });
});

describe("a mapping", () => {
  it("takes the first present, extracts, blanks markers and gates by condition", async () => {
    const { rows } = await loadFresh(
      {
        missing: ["?", "null"],
        feeds: [
          {
            feed: "ticket",
            rows: "version",
            fields: {
              ...REQUIRED,
              ticket_id: { column: "ref", extract: "#(\\d+)" },
              category: { first_of: ["topic", "ref"] },
              team: { column: "team", missing: ["-"] },
              subject: { columns: ["topic", "team"], join: " / " },
              agent_id: { column: "team", when: { column: "topic", present: true } },
              has_bot_part: {
                flag: [
                  { column: "ref", matches: "^case" },
                  { column: "topic", is: ["a", "b"] },
                ],
              },
            },
          },
        ],
      },
      ["ref", "topic", "team"],
      [
        ["case #012", "a", "-"],
        ["Case #7", "?", "Core"],
      ],
    );
    expect(await rows("ticket")).toMatchObject([
      { ticket_id: "012", category: "a", team: null, subject: "a / -", has_bot_part: true },
      {
        ticket_id: "7",
        category: "Case #7",
        team: "Core",
        subject: "Core",
        has_bot_part: false,
        agent_id: null,
      },
    ]);
  });

  it("gives several feeds from one record, refuses it for all, and counts what none takes", async () => {
    const { counts, rejects, rows } = await loadFresh(
      {
        feeds: [
          {
            feed: "ticket",
            rows: "version",
            where: { column: "kind", is: "T" },
            fields: { ...REQUIRED, ticket_id: "id", csat_score: "n" },
          },
          {
            feed: "ticket_event",
            rows: "log",
            where: { column: "kind", is_not: "X" },
            fields: {
              ticket_id: "id",
              event_at: { constant: "2025-01-01T00:00:00Z" },
              kind: { constant: "status" },
              actor_kind: "who",
            },
          },
        ],
      },
      ["id", "kind", "n", "who"],
      [
        ["1", "T", "3", "agent"],
        ["2", "T", "bad", "nobody"],
        ["3", "E", "bad", "bot"],
        ["4", "X", "bad", "bad"],
      ],
    );
    expect(counts).toEqual({ rejected: 1, unused: 1 });
    expect(rejects).toEqual([
      { record_no: 2, column_name: "n", reason: "not_an_integer" },
      { record_no: 2, column_name: "who", reason: "not_in_list" },
    ]);
    expect((await rows("ticket")).map((r) => r.record_no)).toEqual([1]);
    expect((await rows("ticket_event")).map((r) => [r.record_no, r.is_log_row])).toEqual([
      [1, true],
      [3, true],
    ]);
  });

  it("names the nearest column when one is misspelt", async () => {
    await expect(
      loadFresh(
        { feeds: [{ feed: "ticket", rows: "version", fields: { ...REQUIRED, ticket_id: "Tikcet No" } }] },
        ["Ticket No", "State"],
        [],
      ),
    ).rejects.toMatchObject({
      code: "unknown_column",
      message: expect.stringContaining('did you mean "Ticket No"?'),
      fix: expect.stringContaining("Ticket No, State"),
    });
  });

  it("never lists what looks like a value instead of a column's name", async () => {
    await expect(
      loadFresh(
        { feeds: [{ feed: "ticket", rows: "version", fields: { ...REQUIRED, ticket_id: "id" } }] },
        ["siti@example.com", "081234567890", "State"],
        [],
      ),
    ).rejects.toMatchObject({ fix: expect.stringMatching(/\(column 1\), \(column 2\), State$/) });
  });
});
