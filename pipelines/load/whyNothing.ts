import type { Engine } from "../engine/engine.js";
import { EXIT, SuaraError } from "../errors.js";
import { TYPING_REASONS } from "./reasons.js";

interface Account extends Record<string, unknown> {
  path: string;
  status: string;
  refusal: string | null;
  kind: string | null;
  records: number;
  reason: keyof typeof TYPING_REASONS | string | null;
  column_name: string | null;
}

/** Files with the most to say first: one of no known format is often none of the desk's. */
const ACCOUNTS = `
  select f.path, f.status, f.refusal, f.kind, f.records, r.reason, r.column_name
  from raw.files as f left join (
    select file_id, reason, column_name from raw.rejects group by file_id, reason, column_name
    qualify row_number() over (partition by file_id order by count(*) desc, reason, column_name) = 1) as r on r.file_id = f.file_id
  where f.path like 'exports/%'
  order by coalesce(f.refusal_code = 'unknown_format', false), f.status <> 'refused', f.records = 0, f.path`;

const SHOWN = 3;

/** Why no record of any export was loaded, the first files by name, with what to do about the first. */
export async function whyNothingLoaded(engine: Engine): Promise<SuaraError> {
  const files = await engine.rows<Account>(ACCOUNTS);
  if (files.length === 0)
    return new SuaraError("nothing_loaded", "no export has been loaded", {
      exitCode: EXIT.usage,
      fix: "put your tools' exports into exports/, then: suara run",
    });
  const shown = files.slice(0, SHOWN).map((file) => `${file.path}: ${whyNone(file)}`);
  const more = files.length - shown.length;
  const others = more > 0 ? [`and ${more} more; \`suara rejects\` names them`] : [];
  const [, ...fix] = (files[0]?.refusal ?? "").split("\n");
  return new SuaraError("nothing_loaded", `no record was loaded. ${[...shown, ...others].join("\n  ")}`, {
    exitCode: EXIT.badData,
    fix: fix.length > 0 ? fix.join("\n  ") : "`suara rejects` says what was refused and why",
  });
}

function whyNone({ status, refusal, kind, records, reason, column_name: column }: Account): string {
  if (refusal !== null) return refusal.split("\n", 1)[0] ?? "";
  if (status === "ignored") return "is to be ignored, says suara.yaml";
  if (records === 0 && kind === "json") return "holds no record: it is a list with nothing in it";
  if (records === 0) return "holds no record, only the names of columns";
  if (reason === null) return `none of its ${records} records is of a feed`;
  const meaning = reason in TYPING_REASONS ? TYPING_REASONS[reason as keyof typeof TYPING_REASONS] : reason;
  const where = column === null ? "" : `column "${column}": `;
  return records === 1
    ? `its one record was rejected: ${where}${meaning}`
    : `all ${records} records were rejected, most for ${where}${meaning}`;
}
