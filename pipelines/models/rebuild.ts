import type { Engine } from "../engine/engine.js";
import { FEED_NAMES } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import { changedTable, collectAlways } from "./changes.js";
import type { Model } from "./modelFile.js";
import { BUILDING, renameRelations } from "./relations.js";

/** Rows of the changed keys computed anew, beside the relation that has those of before. */
interface Delta {
  rows: string;
  /** The keys whose rows these replace, as they were known then; the table of changed keys may grow after. */
  keys: string;
  changed: string;
  changes: number;
}

/**
 * Rebuilds the changed parts of relations: of each, the rows of the changed keys are computed again from the rows of its
 * inputs with those keys. They are kept beside the relation, which `apply` changes at last: until then nothing that stands is
 * touched, and every statement is planned by what is committed. One object a build; call its methods in the order of the models.
 */
export class PartialBuild {
  readonly #engine: Engine;
  readonly #byName: ReadonlyMap<string, Model>;
  /** Columns whose changed keys are known. */
  readonly #columns: ReadonlySet<string>;
  /** How many keys had changed when a relation was narrowed: later models may find more. */
  readonly #narrowed = new Map<string, number>();
  readonly #deltas = new Map<string, Delta>();
  /** What holds the rows that a relation has now, where that is not the relation itself. */
  readonly #current = new Map<string, string>();

  constructor(engine: Engine, models: readonly Model[], columns: ReadonlySet<string>) {
    this.#engine = engine;
    this.#byName = new Map(models.map((model) => [model.name, model]));
    this.#columns = columns;
  }

  /** Notes the parts in which the changed keys stand now, before anything is rebuilt. */
  async begin(): Promise<void> {
    for (const model of this.#byName.values()) {
      if (this.#strangers(model).length > 0)
        await this.#engine.run(`create or replace temp table ${this.#changedOf(model)} (key VARCHAR)`);
      await this.#noteParts(model);
    }
  }

  /** What to read for what the relation holds now. */
  readonly current = (relation: string): string => this.#current.get(relation) ?? relation;

  /** Notes that the relation was built whole, under another name. */
  noteWhole(model: Model, name: string): void {
    this.#current.set(model.name, name);
  }

  /** Computes what of the model changed, if anything did; "whole": nothing was done, it has to be built whole. */
  async rebuild(model: Model): Promise<"whole" | "changed" | "unchanged"> {
    const { rebuild } = model;
    if (rebuild === null || !this.#columns.has(rebuild.column)) return "whole";
    await this.#collect(model, rebuild);
    const changed = this.#changedOf(model);
    const changes = await this.#engine.value<number>(`select count(*) from ${changed}`);
    if (changes === 0) return "unchanged";
    const names = new Map<string, string>();
    for (const input of model.inputs) {
      const column = this.#followed(input, rebuild.inputColumns);
      names.set(
        input,
        column === null ? this.current(input) : await this.#narrow(input, column, changed, changes),
      );
    }
    await this.#tellFollowers(model, model.name);
    const rows = `${BUILDING}.rebuilt_${model.name.replace(".", "_")}`;
    await this.#engine.run(
      `create or replace table ${rows} as ${renameRelations(model.body, (name) => names.get(name) ?? name)}`,
    );
    await this.#tellFollowers(model, rows);
    await this.#keep(model, rebuild.column, {
      rows,
      keys: await this.#keysNow(changed, changes),
      changed,
      changes,
    });
    return "changed";
  }

  /** Puts what was computed in the place of what it replaces. Call it in one transaction with what tells of it. */
  async apply(): Promise<void> {
    for (const [name, { rows, keys }] of this.#deltas) {
      const column = this.#byName.get(name)?.rebuild?.column;
      await this.#engine.run(`delete from ${name} where ${column} in (select key from ${keys})`);
      await this.#engine.run(`insert into ${name} select * from ${rows}`);
    }
  }

  /** Makes the rows of before, without those that are replaced, and these the relation's current ones. */
  async #keep(model: Model, column: string, delta: Delta): Promise<void> {
    const view = `${BUILDING}.current_${model.name.replace(".", "_")}`;
    await this.#engine.run(`create or replace view ${view} as
      select m.* from ${model.name} as m anti join ${delta.keys} as k on m.${column} = k.key
      union all select * from ${delta.rows}`);
    this.#deltas.set(model.name, delta);
    this.#current.set(model.name, view);
  }

  async #keysNow(changed: string, changes: number): Promise<string> {
    const name = `${BUILDING}.${changed}_at_${changes}`;
    if (![...this.#deltas.values()].some(({ keys }) => keys === name))
      await this.#engine.run(`create or replace table ${name} as select distinct key from ${changed}`);
    return name;
  }

  /** Completes the changed keys of a model whose inputs are all up to date. */
  async #collect(model: Model, rebuild: NonNullable<Model["rebuild"]>): Promise<void> {
    if (isDerived(rebuild)) {
      for (const input of model.inputs) {
        const source = this.#byName.get(input);
        if (source !== undefined) await this.#noteParts(source, model);
      }
      await collectAlways(this.#engine, rebuild.column, this.current);
    }
    if (this.#strangers(model).length === 0) return;
    await this.#engine.run(
      `insert into ${this.#changedOf(model)} select key from ${changedTable(rebuild.column)}`,
    );
    // Before, its changed keys were not known yet.
    await this.#noteParts(model);
  }

  /**
   * Inputs whose rows with one key may change though no record of that key did, for they are rebuilt by something else (whether
   * a customer came back, by customer), or rest on such.
   */
  #strangers(model: Model): readonly Model[] {
    const { rebuild } = model;
    if (rebuild === null || isDerived(rebuild)) return [];
    return model.inputs.flatMap((name) => {
      const input = this.#byName.get(name);
      if (input === undefined || input.rebuild === null) return [];
      if (rebuild.inputColumns.includes(input.rebuild.column))
        return this.#strangers(input).length > 0 ? [input] : [];
      return columnOf(input, rebuild.inputColumns) === null ? [] : [input];
    });
  }

  /** The table of the keys by which a model changes: one of its own where its inputs change by more than others know of. */
  #changedOf(model: Model): string {
    const changed = changedTable(model.rebuild?.column ?? "");
    return this.#strangers(model).length === 0 ? changed : `${changed}_of_${model.name.replace(".", "_")}`;
  }

  /** Notes for those to whom it is a stranger the keys of its changed rows: those of before, then those of now. */
  async #tellFollowers(model: Model, rows: string): Promise<void> {
    for (const follower of this.#byName.values()) {
      if (follower.rebuild === null || !this.#strangers(follower).includes(model)) continue;
      await this.#engine.run(`insert into ${this.#changedOf(follower)}
        select distinct ${columnOf(model, follower.rebuild.inputColumns)} from ${rows}
        where ${model.rebuild?.column} in (select key from ${this.#changedOf(model)})`);
    }
  }

  /** By which of these columns rows of the relation change: a feed by its key, a model by what it can be rebuilt by. */
  #followed(relation: string, columns: readonly string[]): string | null {
    const feed = FEED_NAMES.find((name) => `raw.${name}` === relation);
    if (feed !== undefined) return columns.find((column) => FEEDS[feed].key[0] === column) ?? null;
    const model = this.#byName.get(relation);
    return model === undefined || model.rebuild === null ? null : columnOf(model, columns);
  }

  /** A table of the relation's rows with the changed keys. */
  async #narrow(relation: string, column: string, changed: string, changes: number): Promise<string> {
    const delta = this.#deltas.get(relation);
    const isExact = delta?.changed === changed && delta.changes === changes;
    if (isExact && this.#byName.get(relation)?.rebuild?.column === column) return delta.rows;
    const name = `${BUILDING}.narrowed_${relation.replace(".", "_")}_by_${column}_of_${changed}`;
    if (this.#narrowed.get(name) !== changes) {
      await this.#engine.run(
        `create or replace table ${name} as select * from ${this.current(relation)} where ${column} in (select key from ${changed})`,
      );
      this.#narrowed.set(name, changes);
    }
    return name;
  }

  /**
   * For every model whose parts are called otherwise than its inputs' keys (weeks of tickets): the parts in which the
   * source's changed keys stand.
   */
  async #noteParts(source: Model, only?: Model): Promise<void> {
    const { rebuild } = source;
    if (rebuild === null || isDerived(rebuild)) return;
    const seen = new Set<string>();
    for (const model of only === undefined ? this.#byName.values() : [only]) {
      const part = model.rebuild;
      if (part === null || !isDerived(part) || !model.inputs.includes(source.name)) continue;
      const column = columnOf(source, part.inputColumns);
      if (column === null || seen.has(part.column)) continue;
      seen.add(part.column);
      await this.#engine.run(`insert into ${changedTable(part.column)}
        select distinct ${column} from ${this.current(source.name)}
        where ${rebuild.column} in (select key from ${this.#changedOf(source)})`);
    }
  }
}

/** Whether the parts of a model are called otherwise than its inputs' keys, so that their changes have to be looked up. */
const isDerived = ({ column, inputColumns }: NonNullable<Model["rebuild"]>): boolean =>
  !inputColumns.includes(column);

/** What a model calls the parts of one built on it: its own key before another of its columns of such a name. */
const columnOf = (model: Model, columns: readonly string[]): string | null =>
  columns.find((column) => column === model.rebuild?.column) ??
  columns.find((column) => model.outputs.includes(column)) ??
  null;
