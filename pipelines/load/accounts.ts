import type { Engine, Row } from "../engine/engine.js";

/** What became of one file, as run.json tells it. records = accepted + rejected. */
export interface FileAccount {
  path: string;
  sha256: string;
  format: string | null;
  /** Feeds or reference table that its records go to, comma-separated; null when none. */
  feed: string | null;
  /** loaded, joined, duplicate, ignored or refused. */
  status: string;
  /** Why a file was refused and, on the next line, how to mend it. */
  refusal: string | null;
  records: number;
  accepted: number;
  rejected: number;
  /** Accepted records that no feed takes. */
  unused: number;
  /** Accepted records that a newer version of the same id replaces. */
  superseded: number;
  /** Rejected records by reason; one with several reasons counts under each. */
  reasons: Record<string, number>;
}

interface AccountRow extends Row, Omit<FileAccount, "reasons"> {}

/** Reads the accounts back from the database, so that what is told is what is stored. */
export async function fileAccounts(engine: Engine): Promise<FileAccount[]> {
  const rows = await engine.rows<AccountRow>(`select path, sha256, format, nullif(feeds, '') as feed, status,
    refusal, records, accepted, rejected, unused, superseded
    from raw.files order by path`);
  const reasons = await engine.rows<{ path: string; reason: string; records: number }>(`select shown.path,
      r.reason, count(distinct r.record_no) as records
    from raw.rejects as r
    join raw.files as own on own.file_id = r.file_id
    join raw.files as shown on shown.sha256 = own.sha256 and shown.mapping_sha256 = own.mapping_sha256
    group by shown.path, r.reason order by shown.path, r.reason`);
  const byPath = new Map<string, Record<string, number>>();
  for (const { path, reason, records } of reasons) {
    byPath.set(path, { ...byPath.get(path), [reason]: records });
  }
  return rows.map((row) => ({ ...row, reasons: byPath.get(row.path) ?? {} }));
}
