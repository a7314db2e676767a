import type { Engine } from "../engine/engine.js";
import type { StagedTable } from "../intake/types.js";
import type { SideList } from "../sources/source.js";

/** A page's main list with the values of its side list beside them. */
export interface JoinedTable {
  relation: string;
  header: readonly string[];
  /** Records of the side list that no main record names. */
  unmatched: number;
}

const JOINED = "load_joined";

/**
 * Joins a side list to its main list in a view: one row a main record, with the last side record that
 * names it. Null when the lists lack the columns that join them.
 */
export async function joinSideList(
  engine: Engine,
  main: StagedTable,
  side: StagedTable,
  by: SideList,
): Promise<JoinedTable | null> {
  const of = main.header.indexOf(by.of);
  const key = side.header.indexOf(by.key);
  if (of < 0 || key < 0) return null;
  const mainColumns = main.header.map((_, i) => `m.c${i}`);
  const sideColumns = side.header.map((_, i) => `s.c${i} as c${main.header.length + i}`);
  await engine.run(`create or replace temp view ${JOINED} as
    select m.record_no, ${[...mainColumns, ...sideColumns].join(", ")}
    from ${main.relation} as m left join (
      select * from ${side.relation} qualify row_number() over (partition by c${key} order by record_no desc) = 1
    ) as s on s.c${key} = m.c${of}`);
  const unmatched = await engine.value<number>(
    `select count(*) from ${side.relation} where c${key} is null or c${key} not in
      (select c${of} from ${main.relation} where c${of} is not null)`,
  );
  return {
    relation: JOINED,
    header: [...main.header, ...side.header.map((name) => by.prefix + name)],
    unmatched,
  };
}
