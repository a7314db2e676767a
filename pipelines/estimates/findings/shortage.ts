import { type Candidate, candidate, family, SEVERITY } from "./finding.js";
import { grouped } from "./series.js";

interface Slot {
  channel: string;
  day: string;
  /** Half hours since midnight. */
  slot: number;
  contacts: number;
  needed: number;
  planned: number;
  answered: number;
  target: number;
  [column: string]: string | number;
}

const FIRST_DAYS = 7;

/** Where the roster of the coming week has fewer people than are needed. A forecast, no test. */
export const shortage = family<Slot[]>({
  name: "shortage",
  inputs: ["estimates.staffing_by_half_hour", "estimates.staffing_basis"],
  read: (engine) =>
    engine.rows<Slot>(`select h.channel, h.day,
        2 * cast(substr(h.starts_at_local, 1, 2) as integer) + cast(substr(h.starts_at_local, 4, 1) as integer) // 3 as slot,
        h.expected_count as contacts, h.agents_needed as needed, h.agents_rostered as planned,
        coalesce(h.answered_share, 0) as answered, b.answered_share as target
      from estimates.staffing_by_half_hour as h join estimates.staffing_basis as b on b.channel = h.channel
      where h.agents_rostered < h.agents_needed
        and h.day < (select min(day) from estimates.staffing_by_half_hour) + ${FIRST_DAYS}
      order by h.channel, h.day, slot`),
  propose(rows, { weeks }) {
    const week = weeks.at(-1)?.week;
    if (week === undefined) return { candidates: [], unjudged: [] };
    return {
      candidates: grouped(rows, ({ channel }) => channel).map((own) => candidateOf(week, own)),
      unjudged: [],
    };
  },
});

function candidateOf(week: string, slots: readonly Slot[]): Candidate {
  const spells = spellsOf(slots);
  const worst = spells.reduce((a, b) => (lateOf(b) > lateOf(a) ? b : a));
  const [first, last] = [worst[0] as Slot, worst.at(-1) as Slot];
  const most = worst.reduce((a, b) => (b.needed - b.planned > a.needed - a.planned ? b : a));
  return candidate({
    week,
    family: "shortage",
    kind: "short_of_people",
    subjectKind: "channel",
    subject: first.channel,
    story: `roster ${first.channel}`,
    direction: "down",
    tone: "worse",
    unit: "count",
    value: most.needed,
    n: Math.round(slots.reduce((sum, { contacts }) => sum + contacts, 0)),
    compared: most.planned,
    comparedWith: "planned",
    affected: spells.reduce((sum, spell) => sum + lateOf(spell), 0),
    severity: SEVERITY.wait,
    page: "staffing",
    anchor: "short",
    action: "roster_slot",
    partCount: slots.length,
    day: first.day,
    from: timeOf(first.slot),
    to: timeOf(last.slot + 1),
  });
}

/** Half hours one after the other. */
function spellsOf(slots: readonly Slot[]): Slot[][] {
  const spells: Slot[][] = [];
  for (const slot of slots) {
    const last = spells.at(-1)?.at(-1);
    if (last?.day === slot.day && last.slot + 1 === slot.slot) spells.at(-1)?.push(slot);
    else spells.push([slot]);
  }
  return spells;
}

/** Contacts that will be answered late beyond what the target allows. */
const lateOf = (slots: readonly Slot[]): number =>
  slots.reduce((sum, { contacts, answered, target }) => sum + contacts * Math.max(0, target - answered), 0);

const timeOf = (slot: number): string =>
  `${String(Math.floor(slot / 2)).padStart(2, "0")}:${slot % 2 === 0 ? "00" : "30"}`;
