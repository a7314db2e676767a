/** Opening hours as suara.yaml writes them, in minutes of the local day. */
export interface OpenSpan {
  opensMinute: number;
  /** Exclusive; 1440 = midnight. */
  closesMinute: number;
}

/** "08:30" to 510. */
export function minuteOfDay(time: string): number {
  const [hour, minute] = time.split(":").map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

/** "08:00-17:00". The schema has already refused anything else. */
export function openSpan(text: string): OpenSpan {
  const [opens = "", closes = ""] = text.split("-");
  return { opensMinute: minuteOfDay(opens), closesMinute: minuteOfDay(closes) };
}

/** Opening seconds are counted by the quarter of an hour, of which each is open in one piece. */
const SHORTEST_BREAK = 15;

/** What is wrong with the spans of a day, or null. */
export function spansFault(texts: readonly string[]): string | null {
  const spans = texts.map((text) => ({ text, ...openSpan(text) }));
  for (const { text, opensMinute, closesMinute } of spans) {
    if (closesMinute <= opensMinute)
      return `${text} ends before it begins; write a night shift as two days' hours`;
  }
  spans.sort((a, b) => a.opensMinute - b.opensMinute);
  for (const [i, span] of spans.entries()) {
    const before = spans[i - 1];
    if (before !== undefined && span.opensMinute - before.closesMinute < SHORTEST_BREAK)
      return `${before.text} and ${span.text} overlap, or the break between them is under ${SHORTEST_BREAK} minutes`;
  }
  return null;
}

interface ScheduleUse {
  channels: readonly string[];
  teams: readonly string[];
}

/** A channel, a team or the rest of the desk keeps the hours of one schedule. */
export function schedulesFaults(schedules: Readonly<Record<string, ScheduleUse>>): string[] {
  const uses = new Map<string, string[]>();
  for (const [name, { channels, teams }] of Object.entries(schedules)) {
    const isRest = channels.length + teams.length === 0;
    const all = [
      ...channels.map((channel) => `the channel ${channel}`),
      ...teams.map((team) => `the team ${team}`),
      ...(isRest ? ["everything that no schedule names"] : []),
    ];
    for (const use of all) uses.set(use, [...(uses.get(use) ?? []), name]);
  }
  return [...uses]
    .filter(([, names]) => names.length > 1)
    .map(([use, names]) => `${names.join(" and ")} are both for ${use}`);
}
