import { createHash } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";
import path from "node:path";
import { identityKey } from "./identity.js";

const FILE = ".suara-forgotten";

/** What a person is known by in the exports: themselves, and the things that are theirs alone. */
const FORGOTTEN_KINDS = ["customer", "ticket", "chat", "feedback"] as const;
type ForgottenKind = (typeof FORGOTTEN_KINDS)[number];
type Pseudonyms = Readonly<Record<ForgottenKind, readonly string[]>>;
export interface Forgotten extends Pseudonyms {
  /** Of those forgotten before identifiers were compared as `identityKey` says: pseudonyms of their `foldedKey`. */
  readonly folded: Pseudonyms;
}

const NONE: Pseudonyms = { customer: [], ticket: [], chat: [], feedback: [] };
export const NOBODY: Forgotten = { ...NONE, folded: NONE };

/** Of whom records are refused, and by what identifiers are told apart. */
export interface Persons {
  /** ISO code of the desk's country, by whose habits phone numbers are read; null = unknown. */
  country: string | null;
  forgotten: Forgotten;
}

const hashed = (key: string, text: string): string =>
  createHash("sha256").update(`${key}:${text}`).digest("hex").slice(0, 24);

/** The pseudonym that a load gives an identifier; SQL in typing.ts says the same. */
export const pseudonym = (key: string, id: string, country: string | null): string =>
  hashed(key, identityKey(id.trim(), country));

/** The pseudonyms to remember someone by: their own, and that of the very letters, which holds if the desk's country changes. */
export const pseudonyms = (key: string, id: string, country: string | null): string[] => [
  ...new Set([pseudonym(key, id, country), hashed(key, id.trim())]),
];

/** Stands behind a pseudonym of `identityKey`; those without are older. */
const RULES = "v2";

/**
 * Pseudonyms of those who asked to be forgotten, from the workspace's `.suara-forgotten`: a line each, its kind first. It
 * stands beside the key, outside `out/`, and tells nobody's name.
 */
export async function readForgotten(workspaceDir: string): Promise<Forgotten> {
  const text = await readFile(path.join(workspaceDir, FILE), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const lines = [...new Set(text.split("\n"))].sort().map((line) => line.trim().split(" "));
  const of = (kind: ForgottenKind, rules: string | undefined) =>
    lines.flatMap(([name, hash, by]) =>
      name === kind && by === rules && /^[0-9a-f]{24}$/.test(hash ?? "") ? [hash as string] : [],
    );
  const all = (rules: string | undefined): Pseudonyms => ({
    customer: of("customer", rules),
    ticket: of("ticket", rules),
    chat: of("chat", rules),
    feedback: of("feedback", rules),
  });
  return { ...all(RULES), folded: all(undefined) };
}

/** Adds to the list; written before anything is erased, so that a killed run erases again rather than forgets to. */
export async function addForgotten(workspaceDir: string, more: Pseudonyms): Promise<void> {
  const lines = FORGOTTEN_KINDS.flatMap((kind) => more[kind].map((hash) => `${kind} ${hash} ${RULES}\n`));
  await appendFile(path.join(workspaceDir, FILE), lines.join(""), { mode: 0o600, flush: true });
}

const LISTS: Readonly<Record<string, ForgottenKind>> = {
  customer_id: "customer",
  actor_id: "customer",
  ticket_id: "ticket",
  chat_id: "chat",
  feedback_id: "feedback",
};

/** The pseudonyms that a field's value must not have, and those that its older key must not. */
export function forgottenIn(forgotten: Forgotten, field: string): RefusedPersons {
  const list = LISTS[field];
  if (list === undefined) return { own: [], folded: [] };
  return { own: forgotten[list], folded: forgotten.folded[list] };
}

export interface RefusedPersons {
  own: readonly string[];
  folded: readonly string[];
}
