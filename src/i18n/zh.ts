import type { Texts } from "./en.js";
import { zhCategories } from "./zhCategories.js";
import { zhCauses } from "./zhCauses.js";
import { zhChannels } from "./zhChannels.js";
import { zhChat } from "./zhChat.js";
import { zhClocks } from "./zhClocks.js";
import { zhDesk } from "./zhDesk.js";
import { zhFindings } from "./zhFindings.js";
import { zhGrammar } from "./zhGrammar.js";
import { zhNames } from "./zhNames.js";
import { zhNotes } from "./zhNotes.js";
import { zhPeaks } from "./zhPeaks.js";
import { zhQuality } from "./zhQuality.js";
import { zhSafety } from "./zhSafety.js";
import { zhStaffing } from "./zhStaffing.js";
import { zhTables } from "./zhTables.js";
import { zhTargets } from "./zhTargets.js";
import { zhThemes } from "./zhThemes.js";
import { zhWeekly } from "./zhWeekly.js";

/** 简体中文. No spaces between words and figures; "九成" for nine in ten. */
export const zh: Texts = {
  language: "zh",
  locale: "zh-CN",
  languageName: "简体中文",
  languageShort: "中文",
  languageLabel: "语言",
  skip: "跳到数据",
  navLabel: "页面",
  basisLabel: "数据依据",
  nav: {
    index: "本周概览",
    "response-times": "响应时间",
    chat: "聊天与电话",
    targets: "目标达成",
    quality: "解决质量",
    peaks: "高峰时段",
    staffing: "人力安排",
    channels: "渠道",
    categories: "问题分类",
    causes: "原因",
    themes: "主题",
    safety: "合规时限",
    data: "数据",
    definitions: "指标定义",
  },
  status: {
    week: (n) => `第${n}周`,
    noWeek: "还没有完整的一周",
    coming: "接下来一周",
    asOf: (at) => `截至${at}`,
    read: (share) => `已读取${share}的记录`,
    definitions: "指标定义",
    zone: (zone) => zone,
  },
  ...zhGrammar,
  verdict: {
    above: "高于往常",
    within: "无明显变化",
    below: "低于往常",
    too_few: "周数太少，无法判断",
  },
  usual: (range) => `往常${range}`,
  empty: {
    title: "暂无可显示的内容",
    noData: "尚未载入此类记录。",
    noWeek: "有了第一个完整的周（周一至周日）之后才有数据。",
    tooSmall: (k) => `每个问题的工单都太少，无法显示：少于${k}人的组从不列出。`,
    noTargets: "suara.yaml中尚未设置目标。",
    nobodyWaits: "目前没有工单在等待首次答复。",
  },
  missing: {
    tickets: "本团队没有工单",
    ofTickets: "尚未载入工单导出文件，而这里的数据以工单计算。",
    contacts: "本团队没有工单，也没有聊天或电话",
    ofContacts: "这些导出文件均未载入，而这里的数据以联系计算。",
    feedback: "客户在反馈中说了什么，见**主题**页；反馈得到回复的比例，见**解决质量**页。",
    ofChats: "这里的数据以聊天和电话计算。",
    ofTexts: "主题来自客户在工单或反馈中所写的内容。",
    targetYet: "目标尚无法统计",
    noClock: "本周没有目标的计时结束。",
    noneRuns: "目前没有目标在计时。",
  },
  thisWeek: {
    noTickets: "本周没有新建工单。",
    lead: (tickets, verdict, usual) => `新增**${tickets}张工单**，${verdict}${usual}。`,
    leadUsual: (n) => `（往常${n}张）`,
    leadNotReached: (longest) => `目前得到首次答复的还不到九成；达到九成需要**${longest}**。`,
    leadWait: (p90) => `九成客户在**${p90}**内得到首次答复。`,
    leadNaive: (naive) => `如果像多数工具那样只算已答复的，会显示为${naive}。`,
    leadVerdict: {
      rose: "比往常多",
      fell: "比往常少",
      no_change: "与往常相比属于正常波动",
      too_few_weeks: "之前的周数太少，无法判断是否正常",
      too_few_tickets: "数量太少，无法判断是否正常",
      ended: "无法与往常比较",
      began: "无法与往常比较",
    },
    figures: {
      wait: "首次响应（九成）",
      waiting: "目前仍在等待",
      abandoned: (channel) => `${channel}放弃率`,
      tickets: "本周工单",
    },
    pastTarget: (n) => `${n}张超时`,
    noneLate: "没有超时",
    oldest: (age) => `最久${age}`,
    noContacts: "没有咨询",
    todo: "接下来要做的",
    todoNothing: {
      both: "数据中没有需要处理的事项：目标全部达成，也没有需要应对的变化。",
      changes: "数据中没有需要处理的事项：没有需要应对的变化。",
      targets: "数据中没有需要处理的事项：目标全部达成；周数太少，还不能判断变化。",
    },
  },
  response: {
    headline: (p50, p90) => `半数客户在${p50}内得到答复，九成在${p90}内。`,
    lead: (naive, gap) =>
      `如果只算已答复的，九成的等待会显示为**${naive}**，少了${gap}。这里的所有数字都把仍在等待的客户计算在内。`,
    leadSame: (naive) => `如果只算已答复的，九成的等待为${naive}，本周与实际相差无几。`,
    weekTitle: {
      above: (x) => `等待时间明显偏长：九成在${x}内`,
      below: (x) => `等待时间比往常短：九成在${x}内`,
      within: (x) => `等待时间在正常范围：九成在${x}内`,
      too_few: (x) => `九成在${x}内得到答复`,
    },
    weekSub: "首次响应的第90百分位及95%置信区间，按工单创建周 · 含仍在等待的；虚线：只算已答复的",
    answeredOnly: "只算已答复的",
    waitingTitle: (n) => `目前有${n}张工单的等待已超过目标`,
    waitingTitleNone: (n) => `${n}张工单在等待，没有超过目标的`,
    waitingTitleNoTarget: (n) => `${n}张工单在等待首次答复`,
    waitingSub: "尚无首次答复的未结工单，按等待时长 · 工单数",
    pastTarget: "超时",
    channelTitle: (best, worst) => `${best}答复最快，${worst}最慢`,
    channelTitleSame: "各渠道快慢没有明显差别",
    channelTitleOne: "各渠道的首次响应",
    channelSub: "本周新建工单的首次响应及95%置信区间 · 含仍在等待的",
    hourTitle: (hour) => `${hour}来信的客户等得最久`,
    hourSub: "按来信时刻的首次响应，最近四个完整周",
    half: "半数",
    nineInTen: "九成",
  },
  chat: {
    title: (channel, share, contacts) => `${channel}：${share}的${contacts}在排队时放弃`,
    titleNone: (channel) => `${channel}：没有人排队`,
    sub: (seconds) => `每周排队咨询的放弃率及95%置信区间；${seconds}内放弃的不计`,
    failed: "连接失败",
    abandoned: "排队时放弃",
    level: (seconds) => `${seconds}内接通`,
    queue: "排队（九成）",
    connect: "连接（九成）",
  },
  ...zhChannels,
  ...zhCauses,
  ...zhCategories,
  ...zhChat,
  ...zhClocks,
  ...zhNames,
  ...zhPeaks,
  ...zhFindings,
  ...zhQuality,
  ...zhSafety,
  ...zhStaffing,
  ...zhTargets,
  ...zhThemes,
  ...zhWeekly,
  ...zhDesk,
  ...zhNotes,
  ...zhTables,
};
