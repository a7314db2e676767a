import { describe, expect, it } from "vitest";
import {
  dayToDate,
  formatDay,
  formatDuration,
  formatList,
  formatNumber,
  formatSetting,
  formatShare,
  formatShares,
  formatWeek,
  unbroken,
} from "../../../src/components/format.js";
import { channelName } from "../../../src/components/labels.js";
import { LANGUAGES, type Texts } from "../../../src/i18n/index.js";
import { syntheticMeta } from "../../helpers/syntheticReports.js";

const { id, zh } = LANGUAGES as { id: Texts; zh: Texts };
const plain = (text: string): string => text.replaceAll(/[\u00a0\u2009]/g, " ").replaceAll("\u2060", "");

describe("Indonesian", () => {
  it("writes numbers and shares with its own separators", () => {
    expect(formatNumber(1234.5, id, 1)).toBe("1.234,5");
    expect(formatShare(0.125, id)).toBe("12,5%");
    expect(plain(formatShares(0.166, 0.182, id))).toBe("16,6 – 18,2%");
  });
  it("writes durations in its own units", () => {
    expect(plain(formatDuration(45, id))).toBe("45 dtk");
    expect(plain(formatDuration(7500, id))).toBe("2 jam 5 mnt");
    expect(plain(formatDuration(273_600, id))).toBe("3 hari 4 jam");
  });
  it("writes days, weeks and lists", () => {
    expect(formatDay(dayToDate("2026-11-09"), id, { weekday: "long", day: "numeric", month: "long" })).toBe(
      "Senin, 9 November",
    );
    expect(plain(formatWeek("2026-11-09", id))).toBe("9–15 November 2026");
    expect(formatList(["a", "b", "c"], id)).toBe("a, b, dan c");
  });
});

describe("Chinese", () => {
  it("writes numbers and shares", () => {
    expect(formatNumber(1234.5, zh, 1)).toBe("1,234.5");
    expect(formatShares(0.166, 0.182, zh)).toBe("16.6～18.2%");
  });
  it("writes durations without spaces", () => {
    expect(formatDuration(45, zh)).toBe("45秒");
    expect(formatDuration(7500, zh)).toBe("2小时5分钟");
    expect(formatDuration(273_600, zh)).toBe("3天4小时");
  });
  it("writes days, weeks and lists", () => {
    expect(formatDay(dayToDate("2026-11-09"), zh, { weekday: "short", day: "numeric", month: "short" })).toBe(
      "11月9日周一",
    );
    expect(plain(formatWeek("2026-11-09", zh))).toBe("2026年11月9日至15日");
    expect(formatWeek("2026-11-30", zh)).toBe("2026年11月30日至12月6日");
    expect(formatWeek("2026-12-28", zh)).toBe("2026年12月28日至2027年1月3日");
    expect(formatList(["甲", "乙", "丙"], zh)).toBe("甲、乙和丙");
  });
  it("keeps a range on one line", () => expect(unbroken("08:00～12:00")).toBe("08:00\u2060～\u206012:00"));
});

it("says a setting of suara.yaml as a duration, and leaves other words as they are", () => {
  expect(formatSetting("10m", zh)).toBe("10分钟");
  expect(plain(formatSetting("8h", id))).toBe("8 jam");
  expect(formatSetting("soon", id)).toBe("soon");
});

it("calls a channel as the desk calls it in this language, else as it is called anywhere", () => {
  const meta = syntheticMeta({
    channels: { chat: { en: "In-app chat", zh: "应用内聊天" }, phone: "Hotline" },
  });
  expect(channelName("chat", meta, zh)).toBe("应用内聊天");
  expect(channelName("chat", meta, id)).toBe("Chat");
  expect(channelName("phone", meta, zh)).toBe("Hotline");
});
