import type { enNotes } from "./enNotes.js";

/** Chinese: what the figures are not to be believed without. */
export const zhNotes: typeof enNotes = {
  notes: {
    title: "采信这些数字之前",
    sub: "读取文件时发现的问题，以及应对办法",
    untoldAnswers: (channels, files) =>
      `没有人知道**${channels}**的工单何时得到首次回复：${files}中没有相应的列，这些等待时间未计入任何数字。请把该列映射到 first_response_at，或加入工单事件的导出。`,
    untoldVersions: (n, feed, files) =>
      `**${n}**条（${feed}）有多个内容不同的版本，却没有注明何时修改；各取最新导出中的版本（${files}）。请把最后修改时间一列映射到 updated_at。`,
    aheadOfClock: (n, files) =>
      `${files}中有**${n}**条记录的日期在生成本页时尚未到来。这样的日期不计入任何一周或任何时段的数字。请在原工具中更正。`,
    aheadOfClockAll: (n, files) =>
      `${files}中有**${n}**条记录的日期在生成本页时尚未到来，所有数字都以其中最后一天为准。请在原工具中更正，或校准运行Suara的机器的时钟。`,
    sharedIds: (n, feed, files) =>
      `**${n}**个编号（${feed}）同时出现在两个系统的导出中，开始日期却不同（${files}）：每一对中有一条被当作另一条的旧版本而丢失。请在 suara.yaml 中用 id_prefix 给其中一个系统的编号加前缀；若两者的导出在同一文件夹，请先把其中一个移到单独的文件夹。`,
    noScale: (n, feed, files) =>
      `${files}中有**${n}**个评分（${feed}）未计入满意度：没有注明最高分。请加以映射，例如设为常数5。`,
    npsScale: (n, scales, files) =>
      `**${n}**个推荐意愿的回答未计入 NPS：按${files}，最高分为${scales}，而 NPS 只按0至10分计算。如果当时确实按0至10分提问，请把 score_scale 设为常数10。`,
    dayOrMonth: (file, column, format, other, example) =>
      `${file}的**${column}**列中，日和月可能颠倒了：现按${format}读取，而所有值也都符合${other}，例如${example}。请与原系统核对几条。`,
    dayOrMonthLikely: (file, column, format, other, example) =>
      `${file}的**${column}**列中，日和月很可能颠倒了：按指定的${format}读取，日期前后跳跃或落在未来；按${other}读取则不会，例如${example}。请在 suara.yaml 中改正格式。`,
    slips: (file, left, records, faults) =>
      `${file}的${records}条记录中有**${left}**条未采用：${faults}。请在该文件中改正。`,
    fault: (record, what) => `第${record}条，${what}`,
    more: (n) => `另有${n}处`,
    addedUp: (file, n) => `${file}中有**${n}**条记录与其他记录完全相同；人数已相加。`,
    place: (line) => `suara.yaml 第${line}行`,
    globUnmatched: (place, glob) => `${place}：没有导出文件与${glob}匹配，因此这几行不起作用。`,
    categoryUnknown: {
      target: (place, category) =>
        `${place}：从未有工单属于**${category}**类别，因此该目标不适用于任何工单。`,
      rule: (place, category) => `${place}：从未有工单属于**${category}**类别，因此该规则不适用于任何工单。`,
    },
    targetUnused: (place, before) =>
      `${place}：没有工单采用该目标，因为凡是它适用之处，都有其他目标优先${before === "" ? "" : `（第${before}行）`}。指明类别的目标优先于指明优先级的，后者又优先于指明渠道的。`,
  },
};
