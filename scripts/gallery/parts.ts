import { card, emptyNote, figures } from "../../src/components/card.js";
import type { Column } from "../../src/components/dataTable.js";
import { h } from "../../src/components/dom.js";
import { channelName } from "../../src/components/labels.js";
import type { Component } from "./components.js";

interface Row {
  name: string;
  count: number;
}
const COLUMNS: Column<Row>[] = [
  { label: "Channel", cell: (row) => row.name },
  { label: "Tickets", cell: (row) => String(row.count), value: (row) => row.count, numeric: true },
];

/** What the charts stand in. */
export const PARTS: readonly Component[] = [
  {
    file: "card",
    use: "A sentence that says what is to be seen, the measure below it, the figure, and the data behind it one click away.",
    draw: (data, t) => {
      const rows = Object.keys(data.meta.channels).map((code) => ({
        name: channelName(code, data.meta, t),
        count: data.category_weeks
          .filter((row) => row.scope_kind === "channel" && row.scope === code && row.week === data.meta.week)
          .reduce((sum, row) => sum + row.ticket_count, 0),
      }));
      return card(
        {
          title: "The title is the finding, not the measure",
          sub: "Measure, unit, clock, population",
          span: 6,
          data: { name: "tickets-by-channel", columns: COLUMNS, rows },
        },
        t,
        h("p", {}, "The body: a chart, figures or a table."),
      );
    },
  },
  {
    file: "card, warned",
    use: "Only where a person has to act now. Never for a figure that is merely high.",
    draw: (_data, t) =>
      card(
        { title: "Three safety clocks run out today", span: 6, warn: true },
        t,
        emptyNote("Who and when."),
      ),
  },
  {
    file: "card, figures",
    use: "Key figures in a row, each with its interval, n or verdict below it.",
    draw: (data, t) =>
      card(
        { title: "What the files held", span: 6 },
        t,
        figures([
          { label: "Files", value: String(data.meta.files.length), note: "of this publication" },
          {
            label: "Rejected records",
            value: String(data.meta.files.reduce((sum, file) => sum + file.records - file.accepted, 0)),
            strong: "each with its reason",
          },
        ]),
      ),
  },
  {
    file: "card, empty",
    use: "Says what is missing and what brings it. No chart without data, no axis without a line.",
    draw: (_data, t) => card({ title: t.empty.title, span: 6 }, t, emptyNote(t.empty.noWeek)),
  },
];
