import type { FeedMapping, FieldMapping } from "../workspace/mappingSchema.js";

type FieldObject = Exclude<FieldMapping, string>;

/** A built-in mapping without the columns that this file's version of the format lacks. */
export function presentOnly(feed: FeedMapping, header: readonly string[]): FeedMapping {
  const known = new Set(header);
  const fields: Record<string, FieldMapping> = {};
  for (const [name, field] of Object.entries(feed.fields)) {
    const kept = presentField(field, known);
    if (kept !== null) fields[name] = kept;
  }
  return { ...feed, fields };
}

function presentField(given: FieldMapping, known: ReadonlySet<string>): FieldMapping | null {
  if (typeof given === "string") return known.has(given) ? given : null;
  const field = withPresentInstead(given, known);
  const durations = [field.plus, field.minus].flatMap((part) => part?.column ?? []);
  if (!durations.every((name) => known.has(name))) return null;
  if (field.column !== undefined) return known.has(field.column) ? field : null;
  const columns = field.columns?.filter((name) => known.has(name));
  const firstOf = field.first_of?.filter((name) => known.has(name));
  if (columns?.length === 0 || firstOf?.length === 0) return null;
  return {
    ...field,
    ...(columns === undefined ? {} : { columns }),
    ...(firstOf === undefined ? {} : { first_of: firstOf }),
  };
}

/** What would stand in the value's place falls away with a column that tells when. */
function withPresentInstead(field: FieldObject, known: ReadonlySet<string>): FieldObject {
  const { instead, ...rest } = field;
  if (instead === undefined) return field;
  return [instead.when].flat().every(({ column }) => known.has(column)) ? field : rest;
}
