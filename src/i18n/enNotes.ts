/** English: what the figures are not to be believed without. */
export const enNotes = {
  notes: {
    title: "Before these figures are believed",
    sub: "What was noticed while the files were read, and what to do about it",
    untoldAnswers: (channels: string, files: string) =>
      `Nobody knows when tickets of **${channels}** were first answered: no column of ${files} says it. Their waits are in no figure. Map the column to first_response_at, or add an export of the tickets' events.`,
    untoldVersions: (n: string, feed: string, files: string) =>
      `${feed}: **${n}** came in versions that differ and do not say when they were changed; of each, the newest export's was taken (${files}). Map the column of the last change to updated_at.`,
    aheadOfClock: (n: string, files: string) =>
      `**${n}** ${n === "1" ? "record" : "records"} of ${files} ${n === "1" ? "has a date" : "have dates"} that had not come when this was made. What is dated so is in no figure of a week or an hour. Correct ${n === "1" ? "it" : "them"} in the tool.`,
    aheadOfClockAll: (n: string, files: string) =>
      `**${n}** ${n === "1" ? "record" : "records"} of ${files} ${n === "1" ? "has a date" : "have dates"} that had not come when this was made, and every figure speaks of the last of those days. Correct ${n === "1" ? "it" : "them"} in the tool, or set the clock of the machine that Suara runs on.`,
    sharedIds: (n: string, feed: string, files: string) =>
      `${feed}: **${n}** ${n === "1" ? "id stands" : "ids stand"} in exports of two tools with beginnings on different days (${files}): of each pair one is lost, as if it were an older version of the other. Set a name before the ids of one of the two, as id_prefix in suara.yaml; if both lie in one folder, give one a folder of its own first.`,
    noScale: (n: string, feed: string, files: string) =>
      `${feed}: **${n}** ${n === "1" ? "score" : "scores"} in ${files} ${n === "1" ? "is" : "are"} in no figure on satisfaction: nothing says what the highest score is. Map it, for example as a constant 5.`,
    npsScale: (n: string, scales: string, files: string) =>
      `**${n}** ${n === "1" ? "answer" : "answers"} to a question whether one would recommend the app ${n === "1" ? "is" : "are"} in no NPS: by ${files} the highest score is ${scales}, and an NPS is told on a scale of 0 to 10 only. If they were asked so, map score_scale as a constant 10.`,
    dayOrMonth: (file: string, column: string, format: string, other: string, example: string) =>
      `Day and month in the column **${column}** of ${file} may be in each other's place: it is read as ${format}, and every value would fit ${other} too, as ${example} does. Compare a few with the tool.`,
    dayOrMonthLikely: (file: string, column: string, format: string, other: string, example: string) =>
      `Day and month in the column **${column}** of ${file} are probably in each other's place: read as ${format}, as told, its days jump or lie ahead, and read as ${other} they do not, as ${example}. Correct the format in suara.yaml.`,
    slips: (file: string, left: string, records: string, faults: string) =>
      `**${left}** of ${records} records of ${file} ${left === "1" ? "is" : "are"} left out: ${faults}. Correct ${left === "1" ? "it" : "them"} there.`,
    fault: (record: string, what: string) => `record ${record}, ${what}`,
    more: (n: string) => `and ${n} more`,
    addedUp: (file: string, n: string) =>
      `**${n}** ${n === "1" ? "record" : "records"} of ${file} ${n === "1" ? "says" : "say"} exactly what others say; their agents are added up.`,
    place: (line: string) => `suara.yaml line ${line}`,
    globUnmatched: (place: string, glob: string) =>
      `${place}: no export matches ${glob}, so its lines do nothing.`,
    categoryUnknown: {
      target: (place: string, category: string) =>
        `${place}: no ticket has ever had the category **${category}**, so its target is for none.`,
      rule: (place: string, category: string) =>
        `${place}: no ticket has ever had the category **${category}**, so its rule is for none.`,
    },
    targetUnused: (place: string, before: string) =>
      `${place}: no ticket has this target, for another goes before it wherever it fits${before === "" ? "" : ` (line ${before})`}. One that names a category goes before one that names a priority, and that before one that names a channel.`,
  },
};
