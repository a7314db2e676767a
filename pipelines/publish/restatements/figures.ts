import type { Engine } from "../../engine/engine.js";
import type { PublishedFigure } from "./history.js";

type Figure = Omit<PublishedFigure, "since">;

/**
 * Of everything together, as it may be seen; a channel's figures are those of chat and phone. The tickets are those that pages tell
 * of the week, also the merged and spam of which no wait is told: their sum stands in no protected report.
 */
const FIGURES = `
  select week, cast(week_start as varchar) as week_start, 'tickets' as measure, cast(null as varchar) as channel,
    cast(sum(ticket_count) as double) as value, cast(sum(ticket_count) as bigint) as n
  from reports.tickets_by_week as t
  where is_complete and exists (from published.first_response_by_week as f where f.week_start = t.week_start)
  group by week, week_start
  union all
  select week, cast(week_start as varchar), 'first_response_p50', null, p50_seconds, ticket_count
  from published.first_response_by_week where scope_kind = 'all' and is_complete
  union all
  select week, cast(week_start as varchar), 'first_response_p90', null, p90_seconds, ticket_count
  from published.first_response_by_week where scope_kind = 'all' and is_complete
  union all
  select week, cast(week_start as varchar), 'met_first_response', null, met_share, met_count + breached_count
  from published.sla_by_week where scope_kind = 'all' and is_complete and metric = 'first_response'
  union all
  select week, cast(week_start as varchar), 'attempts', channel, cast(attempt_count as double), attempt_count
  from published.chat_by_week where is_complete and channel <> 'all'
  union all
  select week, cast(week_start as varchar), 'abandoned', channel, abandoned_share, queued_count - short_abandoned_count
  from published.chat_by_week where is_complete and channel <> 'all'`;

/** The headline figures of every complete week. */
export const headlineFigures = (engine: Pick<Engine, "rows">): Promise<Figure[]> =>
  engine.rows<Figure & Record<string, never>>(
    `select * from (${FIGURES}) as figures order by week_start, measure, channel nulls first`,
  );
