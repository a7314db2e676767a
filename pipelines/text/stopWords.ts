/** Words that say nothing of what a text is about. Negations are not among them: "tidak bisa" and "不到账" need theirs. */
const ID =
  "yang dan di ke dari ini itu saya kamu kami kita anda dia mereka ada adalah untuk dengan karena kalau tetapi terus juga dalam pada sampai apa apakah kok sih dong deh lah kan ya iya nih tuh loh lho kak kakak min admin mas mbak bang gan pak bu ibu bapak saja aja lagi lalu jadi jika atau oleh akan telah sedang agar supaya biar padahal malah sekarang tadi nanti halo hai hallo mohon maaf permisi selamat pagi siang sore malam terima kasih terimakasih tolong bantu dibantu mau sudah masih para si sang nya pun per se";
const EN =
  "com http https www the a an and or but is are was were be been being have has had do does did will would can could should may might must i im ive me my mine we our us you your he she it its they them their this that these those there here to of in on at by for from with about as if because so since until when while where how what who which just also too again already please thanks thank hi hello dear team";
const ZH =
  "的 了 是 我 你 您 他 她 它 我们 你们 他们 这 那 这个 那个 在 有 和 与 就 都 也 很 还 又 被 把 给 让 吗 呢 吧 啊 呀 哦 请 请问 谢谢 您好 你好 一个 一下 上 下 里 中 对 到 去 来 说 想 要 会 能 可以 怎么 什么 为什么 哪里 一直 已经 现在 今天 昨天 因为 所以 但是 而且 如果 然后 之后 以后 着 过 得 地 之 等 及";
export const STOP_WORDS: ReadonlySet<string> = new Set(`${ID} ${EN} ${ZH}`.split(" "));

/** Words of praise, complaint and degree: what a topic may hold, but not what it is about. */
const EVALUATING =
  "aplikasi aplikasinya apk app apps application apl software banyak selalu sering sangat banget sekali makin semakin lebih terlalu paling cukup agak pakai suka bagus baik mantap mantul keren puas senang top ok oke okay terbaik susah parah kecewa jelek buruk bisa bikin ada orang hari waktu good great nice best better love like very really always even get got gets getting use used using keep keeps up out one now never ever much many more most well bad worst worse super awesome amazing excellent helpful make makes made thing things everything nothing come go going gone want need know see still back over all any some other than then them there no yes okay pls hello same able every time 很 非常 太 好 很好 不错 挺 挺好 真 真的 特别 软件 应用 用 差 垃圾 喜欢 方便 东西 时候 有点 比较 一直 总是 每次 人 多 大 小";
export const EVALUATING_WORDS: ReadonlySet<string> = new Set(EVALUATING.split(" "));

/** What a wallet's customers write that the segmenter's own dictionary cuts or lacks. */
export const DOMAIN_WORDS =
  "到账 到帐 未到账 没到账 余额 余额宝 闪退 验证码 实名认证 实名 手续费 服务费 优惠券 优惠码 代金券 返现 返利 充值 提现 转账 客服 人工客服 在线客服 盗刷 盗号 冻结 解冻 解封 封号 扫码 二维码 付款码 收款码 支付密码 绑卡 解绑 换绑 红包 积分 限额 账单 流水号 交易号 单号 退款 退票 人脸识别 钱包 电子钱包 银行卡 信用卡 话费 电费 先买后付 先享后付 分期 逾期 登录 登陆 注册 升级 更新 卡顿 白屏 黑屏 深色模式 夜间模式 满减 新人礼 邀请码 印尼盾 打不通 联系不上 没人接 没人理 到不了 付不了 转不了 收不到 登不上 打不开 用不了".split(
    " ",
  );
