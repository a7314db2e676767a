import type { Texts } from "../../i18n/index.js";
import { formatList } from "../format.js";
import type { Lack, Part } from "./part.js";

/** In the order in which they are told: what time brings, then what somebody has to add. */
const ORDER: readonly Lack[] = [
  "week",
  "weeks",
  "contacts",
  "tickets",
  "chats",
  "texts",
  "targets",
  "rules",
  "few",
];

/** A part of which nothing can be there yet. */
export const lacking = (id: string, of: Lack, name: string): Part => ({
  id,
  title: name,
  lack: { of, name },
});

/** What is not there yet and what would bring it, each reason once; null where all is there. */
export function lackingPart(parts: readonly Part[], t: Texts): Part | null {
  const lacks = parts.flatMap(({ lack }) => (lack === undefined ? [] : [lack]));
  if (lacks.length === 0) return null;
  const lines = ORDER.flatMap((of) => {
    const names = lacks.filter((one) => one.of === of).map(({ name }) => name);
    return names.length === 0 ? [] : [{ text: t.lacking[of](formatList(names, t)) }];
  });
  return { id: "lacking", title: t.lacking.title, sub: t.lacking.sub, as: "text", lines };
}
