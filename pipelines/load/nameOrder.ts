const ENDINGS = /(?:\.(?:csv|tsv|txt|log|xlsx|json|jsonl|ndjson|parquet|gz|zst|zip))+$/;

/** A path as it stands among others when they are put in order: without its ending, "tickets (9)" before "tickets (10)". */
export const nameOrder = (path: string): string =>
  path
    .toLowerCase()
    .replace(ENDINGS, "")
    .replaceAll(/\d+/g, (digits) => digits.padStart(20, "0"));
