import { describe, expect, it } from "vitest";
import type { FieldMapping } from "../../../pipelines/workspace/mappingSchema.js";
import { loadFresh } from "./stagedTable.js";

/** The instant each text becomes, or the reason it is refused for. */
async function times(texts: readonly string[], map: Partial<Exclude<FieldMapping, string>>, zone?: string) {
  const { rows, rejects } = await loadFresh(
    {
      ...(zone === undefined ? {} : { timeZone: zone }),
      feeds: [
        {
          feed: "chat_turn",
          rows: "version",
          fields: {
            chat_id: { constant: "c" },
            turn_number: { constant: 1 },
            customer_message_at: { column: "at", ...map },
          },
        },
      ],
    },
    ["at"],
    texts.map((text) => [text]),
  );
  const found = new Map<unknown, unknown>(rejects.map((r) => [r.record_no, r.reason]));
  for (const row of await rows("chat_turn")) found.set(row.record_no, row.customer_message_at);
  return texts.map((_, i) => found.get(i + 1));
}

describe("times with an offset", () => {
  it("are placed on the UTC line whatever their spelling", async () => {
    expect(
      await times(
        [
          "2025-02-03T04:05:06Z",
          "2025-02-03T04:05:06+07:00",
          "2025-02-03 04:05:06 -0800",
          "2025-02-03 04:05:06.123456+0530",
          "2025-02-03T04:05+07",
          "2025-02-03 04:05:06 UTC",
          "2025-02-03T04:05:06,5z",
          "2025-02-03T04:05:06.123456000Z",
        ],
        {},
      ),
    ).toEqual([
      "2025-02-03T04:05:06Z",
      "2025-02-02T21:05:06Z",
      "2025-02-03T12:05:06Z",
      "2025-02-02T22:35:06.123456Z",
      "2025-02-02T21:05:00Z",
      "2025-02-03T04:05:06Z",
      "2025-02-03T04:05:06.500000Z",
      "2025-02-03T04:05:06.123456Z",
    ]);
  });

  it("are refused rather than rolled over, cut off or guessed", async () => {
    const texts = [
      "2025-02-03T24:00:00Z",
      "2025-02-31T10:00:00Z",
      "2025-02-29T10:00:00Z",
      "44-05-06T10:00:00Z",
      "2025-02-03T10:00:00.1234567Z",
      "2025-02-03T10:00:60Z",
      "2025-02-03T10:00:00+25:00",
      "2025-02-03T10:00:00Z trailing",
      "2025-02-03",
      "epoch",
      "infinity",
      "now",
      "1740000000",
      "2025-2-3T10:00:00Z",
      "1989-12-31T23:59:59Z",
      "2101-01-01T00:00:00Z",
    ];
    expect(await times(texts, {})).toEqual([
      "not_a_time",
      "impossible_time",
      "impossible_time",
      "not_a_time",
      "not_a_time",
      "not_a_time",
      "not_a_time",
      "not_a_time",
      "not_a_time",
      "not_a_time",
      "not_a_time",
      "not_a_time",
      "not_a_time",
      "not_a_time",
      "out_of_range",
      "out_of_range",
    ]);
  });
});

describe("naive times", () => {
  it("take the declared zone, the field's before the source's", async () => {
    expect(await times(["2025-02-03 10:00:00"], {}, "Asia/Jakarta")).toEqual(["2025-02-03T03:00:00Z"]);
    expect(await times(["2025-02-03 10:00:00"], { time_zone: "Asia/Makassar" }, "Asia/Jakarta")).toEqual([
      "2025-02-03T02:00:00Z",
    ]);
    expect(await times(["2025-02-03 10:00:00"], {}, "UTC")).toEqual(["2025-02-03T10:00:00Z"]);
  });

  it("refuse the whole file where no zone is declared", async () => {
    await expect(times(["2025-02-03T10:00:00Z", "2025-02-03 10:00:00"], {})).rejects.toMatchObject({
      code: "no_time_zone",
      place: { file: "exports/table.csv" },
      fix: expect.stringContaining("time_zone:"),
    });
  });

  it("are refused where the clocks skipped them and the first where the clocks showed them twice", async () => {
    expect(
      await times(
        ["2024-03-10 02:30:00", "2024-11-03 01:30:00", "2024-11-03 02:00:00"],
        {},
        "America/New_York",
      ),
    ).toEqual(["nonexistent_local_time", "2024-11-03T05:30:00Z", "2024-11-03T07:00:00Z"]);
  });
});

describe("declared formats", () => {
  it("accept numbers without padding and never another order", async () => {
    expect(
      await times(
        ["29/2/2016 01:16", "1/02/2016 9:05", "13/13/2016 09:05", "2016-02-29 01:16", "31/4/2016 01:00"],
        {
          formats: ["%d/%m/%Y %H:%M"],
        },
        "UTC",
      ),
    ).toEqual([
      "2016-02-29T01:16:00Z",
      "2016-02-01T09:05:00Z",
      "not_a_time",
      "not_a_time",
      "impossible_time",
    ]);
  });

  it("are tried in the order declared", async () => {
    const texts = ["03/04/2025 10:00", "25/04/2025 10:00", "04/25/2025 10:00"];
    const dayFirst = ["%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M"];
    expect(await times(texts, { formats: dayFirst }, "UTC")).toEqual([
      "2025-04-03T10:00:00Z",
      "2025-04-25T10:00:00Z",
      "2025-04-25T10:00:00Z",
    ]);
    expect((await times(texts, { formats: [...dayFirst].reverse() }, "UTC"))[0]).toBe("2025-03-04T10:00:00Z");
  });

  it("know two-digit years, 12 hours, month names, fractions, offsets and a lying Z", async () => {
    const one = async (text: string, format: string) =>
      (await times([text], { formats: [format] }, "Asia/Jakarta"))[0];
    expect(await one("990101 0:00:31", "%y%m%d %H:%M:%S")).toBe("1998-12-31T17:00:31Z");
    expect(await one("5 Mar 2025 12:30 am", "%d %b %Y %I:%M %p")).toBe("2025-03-04T17:30:00Z");
    expect(await one("March 5, 2025 12:30 PM", "%B %d, %Y %I:%M %p")).toBe("2025-03-05T05:30:00Z");
    expect(await one("2025-03-05 10:00:00.25", "%Y-%m-%d %H:%M:%S.%f")).toBe("2025-03-05T03:00:00.250000Z");
    expect(await one("05.03.2025 10:00 -0330", "%d.%m.%Y %H:%M %z")).toBe("2025-03-05T13:30:00Z");
    expect(await one("2025-03-05T10:00:00Z", "%Y-%m-%dT%H:%M:%SZ")).toBe("2025-03-05T03:00:00Z");
    expect(await one("1740000000", "epoch_s")).toBe("2025-02-19T21:20:00Z");
    expect(await one("1740000000123", "epoch_ms")).toBe("2025-02-19T21:20:00.123000Z");
    expect(await one("1740000000123", "epoch_s")).toBe("not_a_time");
  });
});

describe("times in parts", () => {
  it("need all of them, join the path's text in front and add durations exactly", async () => {
    const { rows, rejects } = await loadFresh(
      {
        timeZone: "UTC",
        missing: ["0:00:00"],
        feeds: [
          {
            feed: "chat",
            rows: "version",
            fields: {
              chat_id: "id",
              channel: { constant: "phone" },
              attempted_at: {
                from_path: "(\\d{4}-\\d\\d-\\d\\d)",
                column: "time",
                formats: ["%Y-%m-%d %H:%M:%S"],
              },
              queued_at: { columns: ["day", "time"], formats: ["%d/%m/%y %H:%M:%S"] },
              ended_at: {
                columns: ["day", "time"],
                formats: ["%d/%m/%y %H:%M:%S"],
                plus: { column: "talk", unit: "seconds" },
                minus: { column: "ring", unit: "milliseconds" },
              },
            },
          },
        ],
      },
      ["id", "day", "time", "talk", "ring"],
      [
        ["1", "05/03/25", "23:59:58", "3", "250"],
        ["2", "05/03/25", "10:00:00", null, "0"],
        ["3", "05/03/25", "10:00:00", "soon", "0"],
        ["4", "05/03/25", "0:00:00", "1", "0"],
      ],
      "exports/calls-2025-03-05.csv",
    );
    expect(rejects).toEqual([
      { record_no: 3, column_name: "day + time", reason: "not_a_duration" },
      { record_no: 4, column_name: "time", reason: "missing" },
    ]);
    expect(await rows("chat")).toMatchObject([
      {
        attempted_at: "2025-03-05T23:59:58Z",
        queued_at: "2025-03-05T23:59:58Z",
        ended_at: "2025-03-06T00:00:00.750000Z",
      },
      { ended_at: null, queued_at: "2025-03-05T10:00:00Z" },
    ]);
  });
});
