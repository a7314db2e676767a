import { createHash } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";
import path from "node:path";

const FILE = ".suara-forgotten";

/** What a person is known by in the exports: themselves, and the things that are theirs alone. */
const FORGOTTEN_KINDS = ["customer", "ticket", "chat", "feedback"] as const;
type ForgottenKind = (typeof FORGOTTEN_KINDS)[number];
export type Forgotten = Record<ForgottenKind, readonly string[]>;

export const NOBODY: Forgotten = { customer: [], ticket: [], chat: [], feedback: [] };

/** The pseudonym that a load gives an identifier; SQL in typing.ts says the same. */
export const pseudonym = (key: string, id: string): string =>
  createHash("sha256")
    .update(`${key}:${id.trim().toLowerCase().replaceAll(/\s+/g, " ")}`)
    .digest("hex")
    .slice(0, 24);

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
  const of = (kind: ForgottenKind) =>
    lines.flatMap(([name, hash]) =>
      name === kind && /^[0-9a-f]{24}$/.test(hash ?? "") ? [hash as string] : [],
    );
  return { customer: of("customer"), ticket: of("ticket"), chat: of("chat"), feedback: of("feedback") };
}

/** Adds to the list; written before anything is erased, so that a killed run erases again rather than forgets to. */
export async function addForgotten(workspaceDir: string, more: Forgotten): Promise<void> {
  const lines = FORGOTTEN_KINDS.flatMap((kind) => more[kind].map((hash) => `${kind} ${hash}\n`));
  await appendFile(path.join(workspaceDir, FILE), lines.join(""), { mode: 0o600, flush: true });
}

const LISTS: Readonly<Record<string, ForgottenKind>> = {
  customer_id: "customer",
  actor_id: "customer",
  ticket_id: "ticket",
  chat_id: "chat",
  feedback_id: "feedback",
};

/** The pseudonyms that a field's value must not have. */
export const forgottenIn = (forgotten: Forgotten, field: string): readonly string[] => {
  const list = LISTS[field];
  return list === undefined ? [] : forgotten[list];
};
