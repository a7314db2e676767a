import type { Engine } from "../engine/engine.js";
import { durationSeconds } from "../workspace/units.js";
import type { Workspace } from "../workspace/workspace.js";
import type { Note } from "./note.js";

type Target = Workspace["config"]["sla"][number];
/** A channel, category and priority that tickets have together. */
type Kind = Record<"channel" | "category" | "priority", string>;

/** Targets of suara.yaml that are no ticket's, since another goes before them wherever they fit. */
export async function targetNotes(engine: Engine, { config, lineOf }: Workspace): Promise<Note[]> {
  if (config.sla.length < 2) return [];
  const kinds = await engine.rows<Kind>(
    `select distinct coalesce(channel, '') as channel, coalesce(category, 'uncategorised') as category,
       coalesce(priority, 'none') as priority from raw.ticket order by all`,
  );
  const lineAt = (place: number): number | null => lineOf?.(["sla", place, "metric"]) ?? null;
  return config.sla.flatMap((target, place): Note[] => {
    const winners = kinds
      .filter((kind) => fits(target, kind))
      .map((kind) => winner(config.sla, target, kind));
    // Of what no ticket is yet, an urgent one of a new desk say, nothing is wrong.
    if (winners.length === 0 || winners.includes(place)) return [];
    const before = [...new Set(winners)].map(lineAt).filter((line) => line !== null);
    return [
      noteOf(
        lineAt(place),
        before.sort((a, b) => a - b),
      ),
    ];
  });
}

function noteOf(line: number | null, before: readonly number[]): Note {
  const place = line === null ? "suara.yaml" : `suara.yaml line ${line}`;
  const others =
    before.length === 0 ? "" : ` (${before.length === 1 ? "line" : "lines"} ${before.join(", ")})`;
  return {
    facts: { code: "target_unused", line, before: [...before] },
    text: `${place}: no ticket has this target, for another goes before it wherever it fits${others}; one that names a category goes before one that names a priority, and that before one that names a channel`,
  };
}

const fits = (target: Target, kind: Kind): boolean =>
  (["channel", "category", "priority"] as const).every(
    (name) => target[name] === undefined || target[name] === kind[name],
  );

/** The place of the target that a ticket of this kind has for the metric, as the model int_sla_targets decides. */
function winner(targets: readonly Target[], { metric }: Target, kind: Kind): number {
  const [first] = targets
    .map((target, place) => ({ target, place }))
    .filter(({ target }) => target.metric === metric && fits(target, kind))
    .sort(
      (a, b) =>
        specificity(b.target) - specificity(a.target) ||
        durationSeconds(a.target.within) - durationSeconds(b.target.within) ||
        a.target.clock.localeCompare(b.target.clock) ||
        a.place - b.place,
    );
  return first?.place ?? -1;
}

const specificity = ({ category, priority, channel }: Target): number =>
  (category === undefined ? 0 : 4) + (priority === undefined ? 0 : 2) + (channel === undefined ? 0 : 1);
