import type { Engine } from "../../engine/engine.js";
import { groupBy } from "../../estimates/groupBy.js";
import type { Sum } from "../../methods/determinedCells.js";
import { cellKey } from "./cell.js";
import { daysFrom } from "./rule.js";

/** An event, or all of a kind, of which a report tells the tickets of a category. */
type Told = {
  kind: string;
  name: string | null;
  starts_on: string | null;
  category: string;
};

/** Tickets of a category that came during an event; a chat without a ticket is of none. */
export const eventOf = ({ kind, name, starts_on, category }: Told): Record<string, string> => ({
  category,
  event: JSON.stringify([kind, name, starts_on]),
});

const keyOf = (event: Told): string => cellKey({ population: "created", span: null, where: eventOf(event) });

/**
 * What everybody can see in the calendar: tickets during all events of a kind are those of each, and those of an event of whole days
 * are those of the days. Only where that is so: an event may last some hours, and two may overlap.
 */
export async function eventDays(engine: Engine): Promise<Sum[]> {
  const told = `(select kind, name, cast(starts_on as date) as starts_on, scope as category, day_count, contact_count
    from estimates.uplift_by_event where scope_kind = 'category')`;
  const kinds = await engine.rows<Told>(`
    select kind, name, starts_on, category from ${told} as e where e.name is not null
    qualify sum(contact_count) over (partition by kind, category) =
      (select min(k.contact_count) from ${told} as k where k.name is null and k.kind = e.kind and k.category = e.category)
    order by all`);
  const days = await engine.rows<Told & { day: string }>(`
    select e.kind, e.name, e.starts_on, e.category, cast(d.day as date) as day
    from ${told} as e join reports.backlog_by_day as d on d.scope_kind = 'category' and d.scope = e.category
      and cast(d.day as date) >= e.starts_on and cast(d.day as date) < e.starts_on + cast(e.day_count as integer)
    where e.name is not null
    window own as (partition by e.kind, e.name, e.starts_on, e.category)
    qualify sum(d.created_count) over own = e.contact_count and count(*) over own = e.day_count
    order by all`);
  return [
    ...[...groupBy(kinds, ({ kind, category }) => JSON.stringify([kind, category])).values()].map((own) => ({
      total: keyOf({ ...(own[0] as Told), name: null, starts_on: null }),
      parts: own.map(keyOf),
    })),
    ...[...groupBy(days, keyOf)].map(([total, own]) => ({
      total,
      parts: own.map(({ day, category }) =>
        cellKey({ population: "created", span: daysFrom(day, 1), where: { category } }),
      ),
    })),
  ];
}
