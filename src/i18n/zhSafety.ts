import type { enSafety } from "./enSafety.js";

/** 简体中文: the regulator's clock for complaints. */
export const zhSafety: typeof enSafety = {
  safety: {
    headlinePast: (n) => `${n}件投诉已超过监管时限。`,
    headlineDue: (n) => `没有投诉超过监管时限；${n}件将在7天内到期。`,
    headlineFine: "没有投诉超过监管时限，7天内也没有到期的。",
    headlineNone: "本团队尚未设置投诉规则。",
    lead: (n) => `另有**${n}**件将在7天内到期。`,
    leadNone: "在suara.yaml的**complaints**中加一行，例如10个工作日、可延长10个工作日，此页面就会开始统计。",
    dueTitle: (n) => `${n}件未结投诉已超过时限`,
    dueTitleNone: "没有未结投诉超过时限",
    dueSub: "未结投诉按规则剩余的工作日 · 清单在marts/complaints_open.parquet中",
    band: {
      past_extension: "已超过延长期限",
      past_limit: "超过时限",
      last_day: "今天是最后一天",
      "7_days": "7天内到期",
      later: "7天以后",
    },
    categoryTitle: (day) => `最久的投诉自${day}起未结`,
    categoryTitleNone: "没有未结投诉",
    categorySub: "按分类的未结投诉，超期最多的在前",
    open: "未结",
    past: "超时",
    today: "今天",
    soon: "7天内",
    later: "7天以后",
    weekTitle: (share, rule) => `${share}在时限内解决（${rule}）`,
    weekTitleNone: "每周投诉的结果",
    weekSub: "按投诉到达的周；该周的时限全部结束后占比才确定，含95%置信区间",
    weekWithheld: (k) =>
      `规则所含类别中有一个当周不显示时（少于${k}张工单，或会透露这样的少数），该规则当周也不显示。`,
    rule: "规则",
    received: "收到",
    inTime: "时限内",
    inExtension: "延长期内",
    late: "超时",
    stillOpen: "未结且超时",
    running: "未到期",
  },
};
