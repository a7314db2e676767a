import type { Cell, Line, Part } from "../../src/components/week/part.js";
import type { Texts } from "../../src/i18n/index.js";
import type { Digest } from "./digest.js";

/** The digest as Markdown for chat: headings, sentences and lists; tables are what chats show badly. */
export function markdownOf(digest: Digest): string {
  const { story, status, made, link, texts } = digest;
  const figures = story.figures.map(({ label, value, strong, note }) => {
    const said = [strong, note].filter((text) => text !== undefined).map(plain);
    return `- ${texts.labelled(plain(label), asideOf(`**${plain(value)}**`, said.join(" · "), texts))}`;
  });
  const blocks = [
    `# ${plain(story.headline)}`,
    `_${plain(status)}_`,
    sentence(story.lead),
    figures.join("\n"),
    ...digest.parts.map((part) => sectionOf(part, digest)),
    link === null ? "" : `[${texts.digest.open}](${link("")})`,
    `_${plain(made)}_`,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function sectionOf(part: Part, { link, charts, texts }: Digest): string {
  const isText = part.as === "text";
  const lines = (part.lines ?? []).map((line, i) => {
    const mark = isText ? "" : part.as === "todo" ? `${i + 1}. ` : "- ";
    return `${mark}${asideOf(sentence(line.text), plain(line.note ?? ""), texts)}${linkOf(line, link)}`;
  });
  const rows = (part.table?.rows ?? []).map((row) => rowOf(row, part.table?.head ?? [], texts));
  const body = [
    part.empty === undefined ? "" : plain(part.empty),
    lines.join(isText ? "\n\n" : "\n"),
    part.data !== undefined && charts.has(part.id) && rows.length === 0 && part.id !== "wait"
      ? dataOf(part, texts)
      : "",
    rows.join("\n"),
    part.foot === undefined ? "" : plain(part.foot),
  ].filter((text) => text !== "");
  return [`## ${plain(part.title)}`, ...body].join("\n\n");
}

/** What a chart shows, where the chat shows no picture: what a row is of, and its first two figures. */
function dataOf({ data }: Part, t: Texts): string {
  if (data === undefined) return "";
  const text = (cell: string | Node) => plain(typeof cell === "string" ? cell : (cell.textContent ?? ""));
  const at = data.columns.findIndex(({ numeric }) => numeric);
  const name = data.columns[Math.max(0, at - 1)];
  const figures = data.columns.filter((column) => column.numeric && column !== name).slice(0, 2);
  return data.rows
    .map(
      (row) =>
        `- ${t.labelled(
          name === undefined ? "" : text(name.cell(row)),
          figures.map((column) => `${plain(column.label)} ${text(column.cell(row))}`).join(t.join.comma),
        )}`,
    )
    .join("\n");
}

const asideOf = (text: string, note: string, t: Texts): string => (note === "" ? text : t.aside(text, note));
const linkOf = (line: Line, link: Digest["link"]): string =>
  link === null || line.href === undefined || line.link === undefined
    ? ""
    : ` [${plain(line.link)}](${link(line.href)})`;

function rowOf(row: readonly Cell[], head: readonly { label: string }[], t: Texts): string {
  const [first, ...rest] = row;
  const cells = rest.map(({ text, note }, i) =>
    asideOf(`${plain(head[i + 1]?.label ?? "")} ${plain(text)}`, plain(note ?? ""), t),
  );
  const name = first === undefined ? "" : asideOf(`**${plain(first.text)}**`, plain(first.note ?? ""), t);
  return `- ${t.labelled(name, cells.join(t.join.clause))}`;
}

/** Names come from the desk's exports: nothing of them is markup. */
const plain = (text: string): string => text.replaceAll("\u2060", "").replaceAll(/[\\`*_[\]<>]/g, "\\$&");

/** A sentence with its **bold** figures, as CommonMark writes it. */
export const sentence = (text: string): string =>
  text
    .split("**")
    .map((part, i, parts) =>
      i % 2 === 1 ? bold(plain(part), parts[i - 1] ?? "", parts[i + 1] ?? "") : plain(part),
    )
    .join("");

/**
 * CommonMark (0.31, 6.2) takes no asterisks for bold that stand between a sign such as % and a letter, as Chinese without spaces
 * has them: a thin space goes between.
 */
const bold = (text: string, before: string, after: string): string =>
  [
    /[^\s\p{P}\p{S}]$/u.test(before) && /^[\p{P}\p{S}]/u.test(text) ? THIN : "",
    `**${text}**`,
    /[\p{P}\p{S}]$/u.test(text) && /^[^\s\p{P}\p{S}]/u.test(after) ? THIN : "",
  ].join("");
const THIN = "\u2009";
