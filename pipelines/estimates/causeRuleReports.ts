import { createHash } from "node:crypto";
import { readCauseWeeks } from "./causeCells.js";
import { estimate, type Reader } from "./estimate.js";

/** Examples of the evidence of each rule: enough to see whether it means what it says. */
const MOST_EXAMPLES = 3;
const RECENT_WEEKS = 4;

interface Rule {
  [column: string]: string | number | null;
  position: number;
  rule: string;
  cause: string;
  evidence: string;
  means: string;
  judged_count: number;
  fitting_count: number;
  contact_count: number;
  waiting_seconds: number | null;
}

interface Example {
  rule: string;
  contact_kind: string;
  contact_id: string;
  channel: string;
  trouble: string;
  evidence: string;
  reference: string | null;
  value: number | null;
  waiting_seconds: number | null;
  started_at_local: string;
}

/** Where the last four whole weeks begin and end; null where no week is whole. */
async function recent(engine: Reader): Promise<{ from: string; to: string } | null> {
  const weeks = await readCauseWeeks(engine);
  const [from, to] = [weeks.at(-RECENT_WEEKS) ?? weeks[0], weeks.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

export const causeRules = estimate<Rule[], keyof Rule & string>({
  name: "estimates.cause_rules",
  grain: ["rule"],
  inputs: [
    "marts.cause_rules",
    "marts.contact_causes",
    "marts.cause_waits",
    "ref.cause_rules",
    "reports.arrivals_by_day",
  ],
  columns: {
    position: "BIGINT",
    rule: "VARCHAR",
    cause: "VARCHAR",
    evidence: "VARCHAR",
    means: "VARCHAR",
    judged_count: "BIGINT",
    fitting_count: "BIGINT",
    contact_count: "BIGINT",
    waiting_seconds: "BIGINT",
  },
  units: "counts of contacts, waiting_seconds in seconds",
  note: "judged and fitting: contacts of the whole export; contact_count and waiting_seconds: slow and failed ones of the last 4 whole weeks, null where no export tells what they waited",
  async read(engine) {
    const span = await recent(engine);
    return engine.rows<Rule>(
      `with hits as (
         select rule, count(*) as contacts, sum(waiting_seconds) as seconds from marts.contact_causes
         where week_start >= date '${span?.from ?? "9999-01-01"}' and week_start <= date '${span?.to ?? "0001-01-01"}'
         group by rule)
       select m.position, m.rule, m.cause, m.evidence, r.means, m.judged_count, m.fitting_count,
         cast(coalesce(h.contacts, 0) as bigint) as contact_count,
         cast(case when h.contacts > 0 then h.seconds else 0 end as bigint) as waiting_seconds
       from marts.cause_rules as m join ref.cause_rules as r on r.rule = m.rule left join hits as h on h.rule = m.rule
       order by m.position`,
    );
  },
  compute: (rules) => rules,
});

/** What may be said of one contact: not what its customer wanted; another contact by its pseudonym. */
function publicReference(evidence: string, reference: string | null): string | null {
  if (evidence === "contact_after_restriction")
    return reference === null ? null : exampleName("ticket", reference);
  // Of a problem on a version the version alone.
  if (evidence === "failing_group") return reference?.split(" / ")[0] ?? null;
  return ["incident", "connect_failure"].includes(evidence) ? reference : null;
}

/** The time between two contacts as the page says it, in tenths of an hour; no exact one. */
const publicValue = (evidence: string, value: number | null): number | null =>
  evidence === "contact_after_restriction" && value !== null ? 360 * Math.round(value / 360) : value;

type ExampleColumn =
  | "rule"
  | "place"
  | "example"
  | "channel"
  | "trouble"
  | "evidence"
  | "reference"
  | "value"
  | "waiting_seconds"
  | "started_at_local";

/**
 * A name for a contact in a published page: the tool's number stays in `marts/contact_causes`. A label and no secret: who
 * has the mart finds the contact by it.
 */
const exampleName = (kind: string, id: string): string =>
  createHash("sha256").update(`${kind}:${id}`).digest("hex").slice(0, 8);

export const causeExamples = estimate<Example[], ExampleColumn>({
  name: "estimates.cause_examples",
  grain: ["rule", "place"],
  inputs: ["marts.contact_causes", "marts.cause_rules", "marts.cause_waits", "reports.arrivals_by_day"],
  columns: {
    rule: "VARCHAR",
    place: "BIGINT",
    example: "VARCHAR",
    channel: "VARCHAR",
    trouble: "VARCHAR",
    evidence: "VARCHAR",
    reference: "VARCHAR",
    value: "DOUBLE",
    waiting_seconds: "BIGINT",
    started_at_local: "VARCHAR",
  },
  units: "waiting_seconds in seconds; started_at_local is the hour by local wall time; value by the evidence",
  note: "of each rule the slow and failed contacts of the last 4 whole weeks that waited longest; example is a pseudonym",
  async read(engine) {
    const span = await recent(engine);
    return engine.rows<Example & Record<string, string | number | null>>(
      `select rule, contact_kind, contact_id, channel, trouble, evidence, reference, value, waiting_seconds,
         left(minute_label(to_local(started_at)), 13) || ':00' as started_at_local
       from marts.contact_causes
       where week_start >= date '${span?.from ?? "9999-01-01"}' and week_start <= date '${span?.to ?? "0001-01-01"}'
       qualify row_number() over (partition by rule order by waiting_seconds desc nulls last, contact_kind, contact_id) <= ${MOST_EXAMPLES}
       order by rule, waiting_seconds desc nulls last, contact_kind, contact_id`,
    );
  },
  compute(examples) {
    const places = new Map<string, number>();
    return examples.map(({ contact_kind, contact_id, rule, reference, value, ...rest }) => {
      const place = (places.get(rule) ?? 0) + 1;
      places.set(rule, place);
      return {
        rule,
        place,
        example: exampleName(contact_kind, contact_id),
        ...rest,
        value: publicValue(rest.evidence, value),
        reference: publicReference(rest.evidence, reference),
      };
    });
  },
});
