type Told = Record<string, unknown>;

/**
 * A history as versions of Suara wrote it that did not compare a file with the one it took the place of: what they said of such a
 * file's records, that all had come late, is taken back, and the rest kept. Any other value is returned as it is.
 */
export function asOfToday(history: unknown): unknown {
  const old = history as { version?: unknown; restatements?: Told[] } | null;
  if (old?.version !== 1 || !Array.isArray(old.restatements)) return history;
  return { ...old, version: 2, restatements: old.restatements.map(comparedOnly) };
}

function comparedOnly({ late_files, changed_files, removed_files, ...told }: Told): Told {
  const [late, changed, removed] = [late_files, changed_files, removed_files].map((files) =>
    typeof files === "string" ? files.split(", ") : [],
  ) as [string[], string[], string[]];
  const isReplaced = removed.some((file) => late.includes(file) || changed.includes(file));
  const other = [...new Set(isReplaced ? [...late, ...changed, ...removed] : removed)].sort();
  const listOf = (files: readonly string[]) => (files.length === 0 ? null : files.join(", "));
  const isTable = (file: string) => file.startsWith("reference/");
  return {
    ...told,
    ...(isReplaced ? { late_count: 0, changed_count: 0 } : {}),
    late_files: isReplaced ? null : late_files,
    changed_files: isReplaced ? null : changed_files,
    replaced_changed_count: 0,
    replaced_added_count: 0,
    replaced_gone_count: 0,
    replaced_files: null,
    removed_count: 0,
    removed_files: null,
    uncompared_files: listOf(other.filter((file) => !isTable(file))),
    reference_files: listOf(other.filter(isTable)),
  };
}
