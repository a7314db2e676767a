import { beforeAll, describe, expect, it } from "vitest";
import { chatLead } from "../../src/components/findings/chats.js";
import { type Finding, sentenceOf } from "../../src/components/findings/words.js";
import { contactWords } from "../../src/components/labels.js";
import { chatPage } from "../../src/components/pages/chat.js";
import { LANGUAGES, texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

const reports = syntheticReports();
const meta = syntheticMeta();
const CUSTOMERS = /customer|pelanggan|客户/i;
const KINDS = ["abandoned", "failed", "queue_p90", "service_level"] as const;

beforeAll(usePageDocument);

/** An attempt is counted each time: who is told of customers would take one who tries thrice for three. */
describe.each(Object.keys(LANGUAGES))("what chat and phone count (%s)", (code) => {
  const t = texts(code);

  it.each(["chat", "phone", "all"])("is named by its channel in the page's sentences (%s)", (channel) => {
    const rows = reports.chat_by_week.filter((row) => row.channel === channel);
    const words = contactWords(channel, t);
    const said = chatLead(rows, meta, t);
    expect(rows.length === 0 || said.includes(words.many)).toBe(true);
    expect(said).not.toMatch(CUSTOMERS);
    expect(t.chatPage.waitsTitle("1", "X", words.one)).toContain(words.one);
  });

  it("is named so in every heading of the page", async () => {
    const files = Object.entries(reports).map(([name, rows]) => [name, Promise.resolve(rows)]);
    const page = await chatPage(Object.fromEntries([["meta", Promise.resolve(meta)], ...files]) as never, t);
    const headings = [...page.querySelectorAll("h1, h2, .lead")].map((one) => one.textContent ?? "");
    expect(headings.length).toBeGreaterThan(4);
    expect(headings.filter((text) => CUSTOMERS.test(text))).toEqual([]);
  });

  it.each(KINDS)("is named so in what is found of them (%s)", (kind) => {
    const found = (channel: string): string => {
      const row = { ...reports.findings[0], kind, subject_kind: "channel", subject: channel, value: 0.2 };
      return sentenceOf(row as Finding, { meta, marks: [] }, t);
    };
    expect(found("phone")).not.toMatch(CUSTOMERS);
    if (kind === "failed") return;
    expect(found("phone")).toContain(t.contactWords.phone.many);
    expect(found("chat")).toContain(t.contactWords.chat.many);
  });
});
