import { describe, expect, it } from "vitest";
import { durationSeconds, sizeBytes } from "../../../pipelines/workspace/units.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";

const messageOf = (yaml: string): string => {
  try {
    parseConfig(yaml);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the settings were accepted");
};

describe("parseConfig", () => {
  it("fills in every default from two lines", () => {
    const config = parseConfig("name: Desk\ntime_zone: Asia/Jakarta\n");
    expect(config).toMatchObject({
      week_start: "monday",
      small_cell: 5,
      service_level: { threshold: "60s", short_abandon: "5s" },
      engine: { memory_limit: "1GB", threads: null },
      sources: [],
    });
  });

  it("refuses an unknown key with its line and the nearest known key", () => {
    const message = messageOf("name: Desk\ntime_zone: UTC\nservice_level:\n  treshold: 20s\n");
    expect(message).toContain('line 4: unknown key "treshold", did you mean "threshold"?');
  });

  it("looks for the nearest key inside a list and a union", () => {
    const yaml = [
      "name: Desk",
      "time_zone: UTC",
      "sources:",
      "  - files: exports/*.csv",
      "    feeds:",
      "      - feed: ticket",
      "        fields:",
      "          created_at: {colum: opened}",
    ].join("\n");
    expect(messageOf(yaml)).toContain('line 8: unknown key "colum", did you mean "column"?');
  });

  it("reports every fault at once, in the order of the lines", () => {
    const message = messageOf(
      "name: Desk\ntime_zone: Asia/Jakata\nsmal_cell: 3\nsla:\n  - {metric: first_response, within: 4 hours}\n",
    );
    expect(
      message
        .split("\n")
        .slice(1)
        .map((line) => line.trim().split(":")[0]),
    ).toEqual(["line 2", "line 3", "line 5"]);
  });

  it("says where the YAML itself is broken", () => {
    expect(messageOf("name: Desk\ntime_zone: UTC\nsla: [\n")).toMatch(/line \d+: /);
  });

  it("refuses a target of no time at all, with its line", () => {
    const yaml =
      "name: Desk\ntime_zone: UTC\nsla:\n  - { metric: resolution, within: 0h }\nservice_level: { threshold: 00s }\n";
    expect(messageOf(yaml)).toContain("line 4: sla[0].within: must be longer than nothing");
    expect(messageOf(yaml)).toContain("line 5: service_level.threshold: must be longer than nothing");
  });

  it("refuses a time zone that does not exist and names one that does", () => {
    expect(messageOf("name: D\ntime_zone: Jakarta\n")).toContain("for example Asia/Jakarta");
  });
});

describe("units", () => {
  it.each([
    ["45s", 45],
    ["30m", 1800],
    ["4 h", 14_400],
    ["2d", 172_800],
  ])("%s is %i seconds", (text, seconds) => {
    expect(durationSeconds(text)).toBe(seconds);
  });
  it.each([
    ["1GB", 1_073_741_824],
    ["1.5 MB", 1_572_864],
  ])("%s is %i bytes", (text, bytes) => {
    expect(sizeBytes(text)).toBe(bytes);
  });
});
