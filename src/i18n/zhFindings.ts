import type { enFindings } from "./enFindings.js";
import type { FindingWords } from "./findingWords.js";

type Sentence = (w: FindingWords) => string;

const about = (w: FindingWords, text: string): string =>
  w.subject === null ? text : `${w.subject}：${text}`;
const usualIs = (w: FindingWords): string => (w.usual === "" ? "" : `；往常为${w.usual}`);
const than = (w: FindingWords, more: string, less: string): string =>
  w.usual === "" ? "。" : `，${w.isUp ? more : less}往常的${w.usual}。`;
const most = (w: FindingWords): string =>
  w.part === null
    ? "。"
    : w.partCount === w.value
      ? `，${w.count === 1 ? "" : "都"}与${w.part}有关。`
      : `；其中${w.partCount}位与${w.part}有关。`;
const first = (w: FindingWords): string => (w.part === null ? "" : `，先从${w.part}开始`);
const wait =
  (who: string, not: string, done: string): Sentence =>
  (w) =>
    about(
      w,
      w.isReached
        ? `${who}在**${w.value}**内${done}${than(w, "长于", "短于")}`
        : `${not}，已等**${w.value}**${than(w, "长于", "短于")}`,
    );
const share =
  (text: (w: FindingWords) => string): Sentence =>
  (w) =>
    about(w, `**${w.value}**${text(w)}${than(w, "高于", "低于")}`);
const due =
  (what: string): Sentence =>
  (w) =>
    `**${w.value}张工单**等待的${what}将在四小时内到期${most(w)}`;
const late =
  (what: string): Sentence =>
  (w) =>
    `**${w.value}张工单**等待${what}已超过目标${most(w)}`;
const brought = (w: FindingWords): string =>
  w.when === ""
    ? `${w.subject}使咨询量达到往常的${w.value}倍`
    : `${w.subject}时，${w.when}的咨询量是往常的${w.value}倍`;
const event: Sentence = (w) =>
  `${w.subject}（${w.day}）使咨询量达到往常的**${w.value}倍**：${w.n}次，预计应为${w.compared}次。`;

/** 简体中文: the findings of a week. */
export const zhFindings: typeof enFindings = {
  findings: {
    sentence: {
      abandoned: share((w) => `的排队${w.contacts}放弃`),
      backlog_growth: (w) => about(w, `本周积压工单变化**${w.value}**张${usualIs(w)}。`),
      cause_excess: (w) => about(w, `咨询合计比没有此原因时多等**${w.value}**${than(w, "多于", "少于")}`),
      cause_share: share(() => "的缓慢或失败咨询有此原因的证据"),
      complaints_past_limit: (w) =>
        `**${w.value}件未结投诉**已超过监管时限${
          w.part === null
            ? "。"
            : w.partCount === w.value
              ? `，${w.count === 1 ? "" : "都"}与${w.part}有关。`
              : `；其中${w.partCount}件与${w.part}有关。`
        }`,
      csat: share(() => "的评分为满意"),
      due_first_response: due("首次答复"),
      due_next_reply: due("后续答复"),
      due_resolution: due("解决"),
      event_holiday: event,
      event_incident: event,
      event_promotion: event,
      export_ended: (w) => `**${w.subject}**的导出似乎已中断：${w.day}起没有数据。`,
      failed: share(() => "的请求未能接通"),
      fastest_channel: (w) =>
        `${w.subject}最快有人答复：半数在**${w.value}**内；其次是${w.part ?? ""}，${w.compared}。`,
      files_refused: (w) => `${w.n}个文件中有**${w.value}个**被拒收：其中的内容在所有数字中都缺失。`,
      first_contact_resolved: share(() => "的已解决工单在首次联系时解决"),
      first_response_p50: wait("半数", "得到首次答复的不到半数", "得到首次答复"),
      first_response_p90: wait("九成", "得到首次答复的不到九成", "得到首次答复"),
      late_first_response: late("首次答复"),
      late_next_reply: late("后续答复"),
      late_resolution: late("解决"),
      met_first_response: share(() => "的首次答复达到目标"),
      met_next_reply: share(() => "的后续答复达到目标"),
      met_resolution: share(() => "的解决达到目标"),
      next_reply_p90: wait("再次来信的客户九成", "再次来信的客户得到答复的不到九成", "得到答复"),
      nps: (w) => about(w, `推荐者减贬损者为**${w.value}**${than(w, "高于", "低于")}`),
      peak: (w) =>
        `${w.when}的咨询量是往常的**${w.value}倍**：${w.n}次，预计应为${w.compared}次` +
        `${w.part === null ? "" : `，主要与${w.part}有关`}；` +
        `${w.marker === "" ? "日历中没有可解释的事件" : `与${w.marker}时间吻合`}。`,
      queue_p90: (w) => wait(`九成${w.contacts}`, `离开队列的${w.contacts}不到九成`, "离开队列")(w),
      reopened: share(() => "的已解决工单被重新打开"),
      repeated: share(() => "的客户在七天内再次联系"),
      resolution_p50: wait("半数", "已解决的不到半数", "得到解决"),
      roster_gave: (w) => `按以往排班，${w.subject}及时接通**${w.value}**，而排班人员本应达到${w.compared}。`,
      service_level: share((w) => `的排队${w.contacts}在${w.threshold}内接通`),
      short_of_people: (w) =>
        `${w.subject}接下来一周有**${w.hours}小时**人手不足，最缺的是${w.when}：需要${w.value}人，排班${w.compared}人。`,
      switched: share(() => "的咨询在七天内又从其他渠道再次提出"),
      theme: (w) =>
        `**${w.value}位客户**${w.weeks > 1 ? `在${w.weeks}周内` : ""}提到${w.subject}，${w.isUp ? "多于" : "少于"}预计的${w.compared}位。`,
      theme_on_version: (w) =>
        `使用${w.part ?? ""}版本的客户提到${w.subject}的频率是其他客户的**${w.value}倍**：${w.n}位，预计应为${w.compared}位。`,
      tickets: (w) => about(w, `新增**${w.value}张工单**${than(w, "多于", "少于")}`),
    },
    action: {
      answer_due: (w) => `盯紧四小时内到期的**${w.value}**张工单。`,
      answer_again: (w) => `答复**客户再次来信的${w.value}张工单**，其等待已超过目标${first(w)}。`,
      answer_late: (w) => `答复**${w.value}张尚无首次答复**且已超时的工单${first(w)}。`,
      ask_release: (w) =>
        `向应用团队了解**${w.marker}**版本（${w.markerDay}）：自那一周起${w.subject}变慢了。`,
      ask_release_theme: (w) =>
        `向应用团队了解**${w.marker}**版本（${w.markerDay}）：客户更常提到${w.subject}。`,
      check_article: (w) => `看看关于**${w.subject}**的帮助文章是否回答了客户现在的问题。`,
      clear_category: (w) => `安排人手处理**${w.subject}**，直到最久的工单解决。`,
      find_people: (w) =>
        `查明**${w.subject}**排班的人员当时在哪里：及时接通${w.value}，而本应达到${w.compared}。`,
      explain_peak: (w) => `查明**${w.when}**发生了什么，并记入故障或促销列表。`,
      mend_cause: (w) => `在“原因”页查看哪些规则显示**${w.subject}**及其例子，先改进最常见的一项。`,
      mend_connection: (w) => `查明联系**${w.subject}**为何失败。`,
      mend_files: () => "在使用合计数字之前，重新导出被拒收或已中断的数据。",
      name_channel: (w) => `在客户查找联系方式的地方把**${w.subject}**放在第一位。`,
      plan_event: (w) => `为${w.next === null ? "下一次" : `**${w.next}**`}安排人手：${brought(w)}。`,
      ask_raters: () => "向几位给了低分的客户询问哪里出了问题。",
      review_answers: () => "抽看几张再次来询或评分很低的工单。",
      roster_cause: () => "在“原因”页查看哪些时段人手不足，把部分排班移过去。",
      roster_queue: (w) => `逐小时对照**${w.subject}**的在岗人数和排队人数。`,
      roster_slot: (w) =>
        `给**${w.subject}**加人，尤其是${w.when}：需要${w.value}人，排班${w.compared}人；共${w.hours}小时不足。`,
      solve_late: (w) => `解决**${w.value}张已超过解决目标**的工单${first(w)}。`,
      solve_complaints: (w) =>
        `解决**${w.value}件已超过监管时限**的投诉${w.part === null ? "" : `，多数与${w.part}有关`}。`,
      write_notice: (w) => `为下一次故障备好公告：**${w.subject}**使咨询量达到往常的${w.value}倍。`,
    },
    nothing: (tests) => `没有超出正常波动的变化：${tests}项数字已与之前几周比较。`,
    tooFew: "周数太少，还不能区分真实变化与偶然波动。",
    changes: "变化",
    title: (n) => `${n}项变化值得注意`,
    titleNone: "没有值得注意的变化",
    titleTooFew: "可比较的周数太少",
    sub: (tests, real) =>
      `${tests}项数字与之前最多十二周比较；${real}项超出正常波动（内容相同的只列一次），其中误报预计不超过5%`,
    subNone: (tests) => `${tests}项数字与之前最多十二周比较，均未超出正常波动`,
    subTooFew: "被判断的一周之前需要有六个完整周",
    interval: (range) => `95%置信区间${range}`,
    n: (n) => `n=${n}`,
    inARow: (n) => `连续${n}周`,
    more: (n) => `另有${n}项影响较小，未列在此处。`,
    marker: {
      promotion: (name) => `${name}当周`,
      holiday: (name) => `${name}当周`,
      incident: (name) => `故障${name}当周`,
      pay_day: () => "发薪日前后",
      release: (name, day) => `自${name}版本发布（${day}）当周起`,
    },
    inPart: (family) => `${family}（目前可判断的部分）`,
    still: (list) => `以下方面没有超出正常波动的变化：${list}。`,
    notYet: (list) => `部分数字尚无法判断：${list}。`,
    few: (list) => `周数太少，无法判断：${list}。`,
    family: {
      backlog: "积压工单",
      causes: "等待原因",
      channels: "渠道转换",
      events: "事件",
      peaks: "高峰",
      quality: "解决质量",
      queues: "聊天与电话",
      roster: "以往排班",
      shortage: "排班",
      standing: "等待中的工单",
      targets: "目标",
      themes: "客户反映的内容",
      trust: "数据",
      volume: "工单数量",
      waits: "等待时间",
    },
    all: "全部",
    column: {
      finding: "发现",
      status: "类型",
      usual: "往常",
      q: "q",
      affected: "比往常多出的客户或咨询",
      weight: "权重",
    },
    status: {
      real: "变化",
      fact: "现状",
      nothing: "无变化",
      too_few: "周数太少",
      not_yet: "尚无定论",
    },
    evidence: "依据",
  },
};
