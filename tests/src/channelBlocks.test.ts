import { beforeAll, expect, it } from "vitest";
import type { ChannelWait } from "../../src/components/findings/channels.js";
import { channelBlocksCard } from "../../src/components/views/channelBlocksCard.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

beforeAll(usePageDocument);

const [any] = syntheticReports().channel_waits as readonly ChannelWait[];
const wait = (
  from_hour: number,
  channel: string,
  p50_seconds: number,
  verdict: ChannelWait["verdict"],
): ChannelWait => ({
  ...(any as ChannelWait),
  from_hour,
  to_hour: from_hour + 4,
  channel,
  p50_seconds,
  verdict,
});

it("on a phone the hours with the same channel first stand together, with the waits they span", () => {
  const rows = [
    { ...wait(0, "chat", 90, "fastest"), from_hour: null, to_hour: null },
    wait(0, "chat", 90, "too_few"),
    wait(4, "chat", 90, "fastest"),
    wait(4, "email", 900, "slower"),
    wait(8, "chat", 60, "fastest"),
    wait(12, "chat", 70, "tied"),
    wait(12, "phone", 75, "tied"),
    wait(16, "phone", 80, "only"),
  ];
  const card = channelBlocksCard(rows, syntheticMeta({ channels: {} }), texts("en"));
  const said = [...(card?.querySelectorAll(".on-narrow li") ?? [])].map((line) =>
    (line.textContent ?? "").replaceAll("\u00a0", " ").replaceAll("\u2060", ""),
  );
  expect(said).toEqual([
    "00:00 – 04:00 too few contacts",
    "04:00 – 12:00 Chat, 1 min – 1 min 30 s",
    "12:00 – 16:00 Chat and Phone (not told apart)",
    "16:00 – 20:00 Phone, 1 min 20 s (no other to compare)",
  ]);
  // The table of all hours is for wide screens, and behind the list.
  expect(card?.querySelectorAll(".on-wide tbody tr")).toHaveLength(1);
  expect(card?.querySelector("details.behind")).not.toBeNull();
});
