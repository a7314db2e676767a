import type { Cell, Line, Part } from "../../src/components/week/part.js";
import type { Digest } from "./digest.js";

/** The digest as Markdown for chat: headings, sentences and lists; tables are what chats show badly. */
export function markdownOf(digest: Digest): string {
  const { story, status, made, link, texts } = digest;
  const figures = story.figures.map(({ label, value, strong, note }) => {
    const said = [strong, note].filter((text) => text !== undefined).map(plain);
    return `- ${plain(label)}: **${plain(value)}**${said.length === 0 ? "" : ` (${said.join(" · ")})`}`;
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

function sectionOf(part: Part, { link, charts }: Digest): string {
  const isText = part.as === "text";
  const lines = (part.lines ?? []).map((line, i) => {
    const mark = isText ? "" : part.as === "todo" ? `${i + 1}. ` : "- ";
    return `${mark}${sentence(line.text)}${noteOf(line)}${linkOf(line, link)}`;
  });
  const rows = (part.table?.rows ?? []).map((row) => rowOf(row, part.table?.head ?? []));
  const body = [
    part.empty === undefined ? "" : plain(part.empty),
    lines.join(isText ? "\n\n" : "\n"),
    part.data !== undefined && charts.has(part.id) && rows.length === 0 && part.id !== "wait"
      ? dataOf(part)
      : "",
    rows.join("\n"),
    part.foot === undefined ? "" : plain(part.foot),
  ].filter((text) => text !== "");
  return [`## ${plain(part.title)}`, ...body].join("\n\n");
}

/** What a chart shows, where the chat shows no picture: its first two columns. */
function dataOf({ data }: Part): string {
  if (data === undefined) return "";
  const text = (cell: string | Node) => plain(typeof cell === "string" ? cell : (cell.textContent ?? ""));
  const [name, ...others] = data.columns.filter((column) => column.numeric || column === data.columns[0]);
  return data.rows
    .map(
      (row) =>
        `- ${name === undefined ? "" : text(name.cell(row))}: ${others
          .slice(0, 2)
          .map((column) => `${plain(column.label)} ${text(column.cell(row))}`)
          .join(", ")}`,
    )
    .join("\n");
}

const noteOf = ({ note }: Line): string => (note ? ` (${plain(note)})` : "");
const linkOf = (line: Line, link: Digest["link"]): string =>
  link === null || line.href === undefined || line.link === undefined
    ? ""
    : ` [${plain(line.link)}](${link(line.href)})`;

function rowOf(row: readonly Cell[], head: readonly { label: string }[]): string {
  const [first, ...rest] = row;
  const cells = rest.map(
    ({ text, note }, i) =>
      `${plain(head[i + 1]?.label ?? "")} ${plain(text)}${note ? ` (${plain(note)})` : ""}`,
  );
  const name =
    first === undefined ? "" : `**${plain(first.text)}**${first.note ? ` (${plain(first.note)})` : ""}`;
  return `- ${name}: ${cells.join("; ")}`;
}

/** Names come from the desk's exports: nothing of them is markup. */
const plain = (text: string): string => text.replaceAll("\u2060", "").replaceAll(/[\\`*_[\]<>]/g, "\\$&");

const sentence = (text: string): string =>
  text
    .split("**")
    .map((part, i) => (i % 2 === 1 ? `**${plain(part)}**` : plain(part)))
    .join("");
