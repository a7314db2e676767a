import type { Engine } from "../../engine/engine.js";
import { type Difference, differencesOf, type Thing, thingOf } from "./differences.js";
import type { Basis, PublishedFigure } from "./history.js";
import { type Sources, sourcesSince } from "./sources.js";

interface Counted {
  count: number;
  files: string[];
}

/** What files brought for a week since it was published, and what went with them. */
export interface Brought {
  /** Things that no file held, in files of new names. */
  late: Counted;
  /** Things that were there and are told otherwise, in files of new names. */
  changed: Counted;
  /** In files of which only the name is as it was. */
  replaced: { changed: number; added: number; gone: number; files: string[] };
  /** Things of which no file that is there holds what one that is gone held. */
  removed: Counted;
  /** Files that are other ones or gone, of which nobody knows any more what they held. */
  uncompared: string[];
}

/** Answers for each of the figures what files brought for it; what they share is compared once. */
export async function broughtSince(
  engine: Pick<Engine, "rows" | "run">,
  figures: readonly Pick<PublishedFigure, "week_start" | "channel">[],
  before: Basis,
  timeZone: string,
): Promise<(figure: Pick<PublishedFigure, "week_start" | "channel">) => Brought> {
  const sources = await sourcesSince(engine, before);
  const found: Record<Thing, Difference[]> = { ticket: [], chat: [] };
  for (const thing of ["ticket", "chat"] as const) {
    const weeks = [...new Set(figures.filter((one) => thingOf(one) === thing).map((one) => one.week_start))];
    if (weeks.length > 0) found[thing] = await differencesOf(engine, thing, sources, { weeks, timeZone });
  }
  return (figure) =>
    broughtOf(
      found[thingOf(figure)].filter(
        ({ week_start, channel }) => week_start === figure.week_start && channel === figure.channel,
      ),
      sources,
    );
}

function broughtOf(rows: readonly Difference[], { lost }: Pick<Sources, "lost">): Brought {
  const of = (kind: Difference["kind"], ...how: Difference["how"][]): Counted => {
    const some = rows.filter((row) => row.kind === kind && how.includes(row.how));
    return {
      count: some.reduce((sum, { n }) => sum + n, 0),
      files: [...new Set(some.flatMap(({ paths }) => paths.split("\n")))].sort(),
    };
  };
  const replaced = (how: Difference["how"]) => of("replaced", how).count;
  return {
    late: of("fresh", "added"),
    changed: of("fresh", "changed"),
    replaced: {
      changed: replaced("changed"),
      added: replaced("added"),
      gone: replaced("gone"),
      files: of("replaced", "changed", "added", "gone").files,
    },
    removed: of("departed", "changed", "gone"),
    uncompared: [...new Set([...of("unknown", "added", "changed").files, ...lost])].sort(),
  };
}
