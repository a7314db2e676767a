import type { Cell, Line, Part } from "../../src/components/week/part.js";
import { boldParts, type Digest } from "./digest.js";

/** Colours of the light theme. Mail programs that darken a mail turn them themselves; pictures keep their white ground. */
const INK = "#14211f";
const QUIET = "#5a6b68";
const LINE = "#e4e9e7";
const ACCENT = "#0b7a6f";
const WARN = "#c2571a";
const MARK = "#9aa8a5";
const FONT =
  "font-family:Inter,'Segoe UI',Roboto,Helvetica,Arial,'Noto Sans SC','Microsoft YaHei',sans-serif";

const BARE_TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%"';

/**
 * The digest as one HTML file for mail programs: tables and inline styles, no script, no style sheet, nothing fetched.
 * `source`: address of a chart's picture, `data:` in a file and `cid:` in a mail.
 */
export function mailHtml(digest: Digest, source: (chart: string) => string): string {
  const { story, link, texts: t } = digest;
  const open =
    link === null
      ? ""
      : row(
          `<a href="${safe(link(""))}" style="${FONT};font-size:14px;color:${ACCENT}">${safe(t.digest.open)}</a>`,
        );
  return `<!doctype html>
<html lang="${safe(digest.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="supported-color-schemes" content="light">
<title>${safe(digest.subject)}</title>
</head>
<body style="margin:0;padding:0;background-color:#f6f7f6">
<table ${BARE_TABLE} bgcolor="#f6f7f6"><tr><td align="center" style="padding:12px 8px">
<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="640" style="width:100%;max-width:640px;background-color:#ffffff;border:1px solid ${LINE}" bgcolor="#ffffff">
${row(`<p style="margin:0;${FONT};font-size:13px;line-height:1.4;color:${QUIET}">${safe(digest.status)}</p>
<h1 style="margin:6px 0 8px;${FONT};font-size:24px;line-height:1.25;color:${INK}">${safe(story.headline)}</h1>
<p style="margin:0;${FONT};font-size:15px;line-height:1.5;color:${QUIET}">${rich(story.lead)}</p>`)}
${row(figuresOf(story.figures))}
${digest.parts.map((part) => row(sectionOf(part, digest, source))).join("\n")}
${open}
${row(`<p style="margin:0;${FONT};font-size:12px;line-height:1.5;color:${QUIET}">${safe(digest.made)}</p>`)}
</table>
</td></tr></table>
</body>
</html>
`;
}

const row = (content: string): string => `<tr><td style="padding:14px 22px 6px">${content}</td></tr>`;

function figuresOf(figures: Digest["story"]["figures"]): string {
  const cell = ({ label, value, strong, warn, note }: (typeof figures)[number]): string =>
    `<td width="50%" valign="top" style="padding:9px 12px;border:1px solid ${LINE};${FONT};font-size:12px;line-height:1.4;color:${QUIET}">${safe(label)}<br><span style="font-size:21px;line-height:1.35;font-weight:600;color:${INK}">${safe(value)}</span><br>${strong === undefined ? "" : `<span style="font-weight:600;color:${warn ? WARN : INK}">${safe(strong)}</span>`}${strong !== undefined && note !== undefined ? " · " : ""}${safe(note ?? "")}</td>`;
  const rows: string[] = [];
  for (let i = 0; i < figures.length; i += 2)
    rows.push(
      `<tr>${figures
        .slice(i, i + 2)
        .map(cell)
        .join("")}</tr>`,
    );
  return `<table ${BARE_TABLE} style="border-collapse:collapse">${rows.join("")}</table>`;
}

function sectionOf(part: Part, digest: Digest, source: (chart: string) => string): string {
  const chart = digest.charts.get(part.id);
  const quiet = (text: string | undefined): string =>
    text === undefined || text === ""
      ? ""
      : `<p style="margin:4px 0 0;${FONT};font-size:12px;line-height:1.45;color:${QUIET}">${safe(text)}</p>`;
  return [
    `<h2 style="margin:0;padding-top:12px;border-top:1px solid ${LINE};${FONT};font-size:16px;line-height:1.35;color:${INK}">${safe(part.title)}</h2>`,
    quiet(part.sub),
    quiet(part.empty),
    part.as === "text" ? "" : linesOf(part, digest.link),
    chart === undefined
      ? ""
      : `<img src="${safe(source(part.id))}" width="${chart.width}" alt="${safe(altOf(part, chart.label))}" style="display:block;width:100%;max-width:${chart.width}px;height:auto;margin-top:10px;border:0">`,
    part.table === undefined ? "" : tableOf(part.table),
    part.as === "text"
      ? (part.lines ?? [])
          .map(
            (line) =>
              `<p style="margin:8px 0 0;${FONT};font-size:13px;line-height:1.5;color:${QUIET}">${rich(line.text)}</p>`,
          )
          .join("")
      : "",
    quiet(part.foot),
  ].join("\n");
}

/** Mail programs often hide pictures: their words then carry what they show. */
const altOf = ({ sub }: Part, label: string): string => (sub === undefined ? label : `${label}. ${sub}`);

function linesOf({ lines = [], as }: Part, link: Digest["link"]): string {
  if (lines.length === 0) return "";
  const text = `${FONT};font-size:14px;line-height:1.5`;
  const mark = (line: Line, i: number): string =>
    as === "todo"
      ? `<td width="24" valign="top" style="padding:4px 0;${text};color:${QUIET}">${i + 1}.</td><td style="padding:4px 0;${text};color:${INK}">`
      : `<td style="padding:4px 0 4px 10px;border-left:3px solid ${line.isWorse ? WARN : MARK};${text};color:${INK}">`;
  const item = (line: Line, i: number): string =>
    `<tr>${mark(line, i)}${rich(line.text)}${noteOf(line, link)}</td></tr><tr><td height="4" style="font-size:0;line-height:4px">&nbsp;</td></tr>`;
  return `<table ${BARE_TABLE} style="margin-top:8px">${lines.map(item).join("")}</table>`;
}

function noteOf({ note = "", href, link: label = "" }: Line, link: Digest["link"]): string {
  const evidence =
    link === null || href === undefined
      ? ""
      : ` <a href="${safe(link(href))}" style="color:${ACCENT}">${safe(label)}</a>`;
  if (note === "" && evidence === "") return "";
  return `<br><span style="font-size:12px;color:${QUIET}">${safe(note)}${evidence}</span>`;
}

function tableOf({ head, rows }: NonNullable<Part["table"]>): string {
  // A mail may be read on a phone, and cannot know it.
  const shown = head.flatMap(({ isWide }, i) => (isWide ? [] : [i]));
  const align = (i: number): string => (head[i]?.isNumeric ? "right" : "left");
  const title = (i: number): string =>
    `<th scope="col" align="${align(i)}" valign="bottom" style="padding:5px 0 5px 8px;border-bottom:1px solid ${LINE};${FONT};font-size:12px;font-weight:400;color:${QUIET};text-align:${align(i)}">${safe(head[i]?.label ?? "")}</th>`;
  const below = (line?: string): string =>
    line ? `<br><span style="font-size:11px;color:${QUIET}">${safe(line)}</span>` : "";
  const cell = ({ text, note, narrow, isWarning }: Cell, i: number): string =>
    `<td align="${align(i)}" valign="top" style="padding:5px 0 5px 8px;border-bottom:1px solid ${LINE};${FONT};font-size:13px;line-height:1.4;color:${isWarning ? WARN : INK};text-align:${align(i)}">${safe(text)}${below(note)}${below(narrow)}</td>`;
  const body = rows.map((row) => `<tr>${shown.map((i) => cell(row[i] ?? { text: "" }, i)).join("")}</tr>`);
  return `<table cellpadding="0" cellspacing="0" border="0" width="100%" style="margin-top:8px;border-collapse:collapse"><tr>${shown.map(title).join("")}</tr>${body.join("")}</table>`;
}

const rich = (text: string): string =>
  boldParts(text)
    .map((part) =>
      part.isBold ? `<strong style="color:${INK}">${safe(part.text)}</strong>` : safe(part.text),
    )
    .join("");

const safe = (text: string): string =>
  text.replaceAll("\u2060", "").replaceAll(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
