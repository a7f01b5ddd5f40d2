questionnaire-example = 合格证据示例
questionnaire-clause = 对应《供应商 ESG 行为准则》第 { $clause } 条
questionnaire-clause-label = 对应准则条款
questionnaire-look = 评审要点
questionnaire-unit-persons = 人
questionnaire-unit-hours-week = 小时/周

declaration-title = 自评问卷
declaration-none-title = 暂无自评问卷
declaration-none-body = 采购方发出自评邀请后，问卷将显示在此处，并通过邮件通知。
declaration-col-campaign = 申报批次
declaration-col-number = 编号
declaration-col-due = 截止日期
declaration-col-state = 状态
declaration-col-rating = 评级
declaration-col-supplier = 供应商
declaration-col-submitted = 提交时间
declaration-col-reviewer = 评审人
declaration-col-question = 题目
declaration-col-weight = 权重
declaration-col-points = 得分
declaration-col-share = 得分率
declaration-late = 逾期
declaration-due = 截止时间：{ $time }

declaration-state-invited = 已邀请
declaration-state-in-progress = 填写中
declaration-state-submitted = 已提交
declaration-state-in-review = 评审中
declaration-state-returned = 已退回
declaration-state-accepted = 已通过
declaration-state-cannot-answer = 无法作答
declaration-state-expired = 已过期
declaration-state-withdrawn = 已撤回邀请

declaration-section-not-yet-started = 尚未开始
declaration-section-in-progress = 填写中
declaration-section-completed = 已完成
declaration-section-cannot-start-yet = 暂不能开始
declaration-section-problem = 存在问题
declaration-section-returned = 有题目被退回

declaration-progress = 共 { $all } 个部分，已完成 { $done } 个
declaration-check-task = 核对并提交
declaration-check-hint = 提交前可再次查看全部答案。
declaration-read-task = 查看答案
declaration-ready = 可以提交
declaration-intro = 各部分可按任意顺序作答。已保存的内容会保留，同事可继续填写。提交之前，采购方看不到任何答案。
declaration-late-notice = 截止日期已过。在 { $closes }之前仍可提交，但将标记为逾期。
declaration-see-result = 查看结果
declaration-see-receipt = 查看回执
declaration-about-submitted = 已提交，等待评审。评审开始之前可以撤回。
declaration-about-in-review = 评审人正在审阅。作出决定后，将通过邮件通知。
declaration-about-returned = 评审人退回了部分题目。请修改后重新提交。
declaration-about-accepted = 评审已结束，申报已通过。
declaration-about-cannot-answer = 贵公司已说明无法作答，理由如下：
declaration-about-withdrawn = 采购方已撤回本次邀请，无需再做任何操作。理由如下：
declaration-about-expired = 提交之前本批次已关闭。已填写的内容仍可查看。

declaration-recall-title = 是否撤回本次提交？
declaration-recall-effect = 状态将恢复为“填写中”，可以修改答案。回执保留在历史记录中，并标记为已撤回。
declaration-recall = 撤回提交
declaration-cannot-title = 贵公司无法作答？
declaration-cannot-label = 无法作答的理由
declaration-cannot-hint = 采购方将看到该理由。确认之后不能再在此作答。
declaration-cannot = 确认无法作答

declaration-section-of = 第 { $at } 部分，共 { $all } 部分
declaration-save-next = 保存并继续
declaration-save-stay = 保存并留在本页
declaration-save-to-see = 本部分有些题目取决于前面的答案。保存后即可看到后续题目。
declaration-autosave-saved = 已于 { $time } 保存。
declaration-autosave-saving = 正在保存……
declaration-autosave-offline = 尚未保存：网络已断开，恢复后将自动重试。
declaration-autosave-conflict = 尚未保存：该申报在此期间已提交或关闭，请重新打开本页。
declaration-autosave-sign-in = 尚未保存：登录已失效。请点击“保存并继续”后重新登录，已填写的内容将予保留。
declaration-autosave-refused = 部分内容尚未保存：有答案不符合要求。请点击“保存并留在本页”查看。
declaration-characters-most = 不超过 { $count } 个字符。
declaration-characters-left = 还可输入 { $count } 个字符。
declaration-characters-over = 超出 { $count } 个字符。
declaration-one-question = 逐题作答
declaration-whole-section = 显示整个部分
declaration-back-to-tasks = 返回任务列表
declaration-back-to-declaration = 返回申报页面
declaration-na-label = 不适用
declaration-na = 本题不适用于我方
declaration-na-reason = 不适用的理由
declaration-na-hint = 评审人将审阅该理由。
declaration-evidence-title = 本题的证据
declaration-evidence-lead = 添加文件会重新载入页面，请先保存答案。
declaration-evidence-always = 本题需要上传文件。
declaration-evidence-for = 选择以下答案时需要上传文件：{ $options }。
declaration-evidence-add = 保存并添加证据
declaration-list-comma = 、
declaration-files =
    { $count ->
        [0] 尚无文件
       *[other] { $count } 个文件
    }
declaration-not-applicable = 不适用
declaration-no-answer = 未作答

declaration-check-title = 核对答案
declaration-answers-title = 答案
declaration-change = 修改
declaration-came-back = 评审人退回了本题：{ $comment }
declaration-date-hint = { $hint }日期格式如 2026-11-21。
declaration-section-empty = 本部分没有适用的题目。
declaration-problems = 还有 { $count } 项待处理
declaration-problems-of = { $title }：{ $count } 项
declaration-problems-lead = 点击任一项可前往对应题目，保存后返回本页。
declaration-problem-required = 请回答本题。
declaration-problem-na-reason-required = 请说明不适用的理由。
declaration-problem-one-only = 只能选择一个答案。
declaration-problem-unknown-choice = 请从所列选项中选择。
declaration-problem-exclusive = 该选项不能与其他选项同时选择，请取消该选项或取消其他选项。
declaration-problem-below-min = 数值低于允许的最小值，请填写更大的数值。
declaration-problem-above-max = 数值高于允许的最大值，请填写更小的数值。
declaration-problem-evidence-required = 请上传能够证明该答案的文件。
declaration-not-ready = 所有部分完成后即可提交。
declaration-change-first = 请先修改或补充被退回的题目，再在此重新提交。
declaration-needs-admin = 只有贵公司的供应商管理员可以提交。请告知其问卷已填写完毕。
declaration-submit-title = 提交
declaration-will-be-late = 截止日期已过，本次提交将标记为逾期。
declaration-statement = 提交后，上述答案和文件将按现状固定。评审开始之前可以撤回。
declaration-confirm = 本人代表本公司确认，据我方所知，上述答案真实、完整。
declaration-submit = 提交申报

declaration-submitted-title = 申报已提交
declaration-recalled-title = 申报已撤回
declaration-receipt-is = 回执编号 { $receipt }
declaration-receipt-number = 回执编号
declaration-submitted-at = 提交时间
declaration-submitted-by = 提交人
declaration-submission = 提交记录
declaration-submission-is = { $declaration }，第 { $number } 次提交
declaration-submission-number = 第 { $number } 次提交
declaration-sha256 = 固定答案的 SHA-256
declaration-open-receipt = 打开回执
declaration-next-title = 后续步骤
declaration-next-body = 评审人将审阅答案和文件。如有题目退回，或申报获得通过，将通过邮件通知。评审开始之前可以撤回。
declaration-recalled-at = { $time } 撤回
declaration-returned-at = { $time } 退回
declaration-counted-late = 提交时已超过截止日期，标记为逾期。

declaration-result-title = 评审结果
declaration-returned-questions = 被退回的题目
declaration-notes = 评审人意见
declaration-decision = 决定
declaration-decided-at = 决定时间
declaration-reviewer = 评审人
declaration-reason = 理由
declaration-score = 评级与得分
declaration-rating-line = 评级 { $rating }（自评），得分 { $score }
declaration-rating-is = 评级 { $rating }
declaration-no-score = 无得分：没有适用的计分题目。
declaration-how-scored = 每题以所得分数除以满分，再乘以权重；总得分为各题之和除以权重之和。不适用的题目不计入。
declaration-bands = 85% 及以上为 A，70% 及以上为 B，50% 及以上为 C，其余为 D（评级标准第 1 版）。百分比向下取整显示。
declaration-items = 各题得分
declaration-improve = 改进方向
declaration-improve-lead = 以下题目未获满分，并附合格证据示例。

declaration-queue-title = ESG 自评申报
declaration-queue-empty = 没有记录
declaration-queue-empty-body = 没有符合条件的申报。请取消某个筛选条件，或查看其他标签页。
declaration-tab-to-review = 待评审
declaration-tab-in-review = 评审中
declaration-tab-all = 全部
declaration-any = 全部
declaration-only-late = 仅显示逾期
declaration-total = 共 { $count } 份申报

declaration-draft-hidden = 目前没有可供查看的已提交内容。提交之前，草稿仅供应商可见。
declaration-answer = 答案
declaration-open-supplier = 打开供应商
declaration-note-label = 给供应商的意见
declaration-note-return = 退回本题
declaration-note-save = 保存意见
declaration-note-by = { $writer }，{ $time }
declaration-history = 历史记录
declaration-review-title = 是否开始评审？
declaration-review-effect = 您将成为评审人，供应商不能再撤回提交。
declaration-review = 开始评审
declaration-decide-lead = 请依据下列答案和文件，就 { $company } 的申报作出决定。供应商将看到您的理由、姓名及全部意见。
declaration-return-title =
    { $count ->
        [0] 是否退回申报？尚未标记任何题目
       *[other] 是否退回申报？已标记 { $count } 道题目
    }
declaration-return-label = 退回理由
declaration-return-hint = 未标记题目时必须填写。
declaration-return-effect = 供应商可以修改答案并重新提交。本次提交保留在历史记录中。
declaration-return = 退回供应商
declaration-accept-title = 是否通过申报？
declaration-accept-label = 通过理由
declaration-accept-hint = 供应商将看到该理由。
declaration-accept-effect = 通过后答案不能再修改。不适用部分未超过权重的 30% 时，无需第二人签署。
declaration-accept = 通过申报
declaration-would-be = 评级 { $rating }（自评），得分 { $score }。
declaration-na-wait = 不适用部分占权重的 { $share }。须由另一位评审人确认后，方可通过。
declaration-na-confirmed = 不适用部分占权重的 { $share }，已由第二人确认。
declaration-na-confirm-title = 是否确认占权重 { $share } 的题目不适用？
declaration-na-confirm-effect = 您将作为第二人，对所有标为不适用的题目签署确认。评审人随后可以通过申报。
declaration-na-confirm = 确认不适用
declaration-withdraw-title = 撤回邀请
declaration-withdraw-hint = 供应商将看到该理由。撤回之后不能再作答或评审。
declaration-withdraw = 撤回邀请

campaign-title = 申报批次
campaign-none-title = 暂无申报批次
campaign-none-body = 申报批次用于邀请一组供应商完成自评，由合规人员开启。
campaign-col-ends = 截止日期
campaign-col-closes = 关闭日期
campaign-col-asked = 受邀数
campaign-col-handed-in = 已提交
campaign-running = 进行中
campaign-late = 仅接受逾期提交
campaign-closed = 已关闭
campaign-opened = 开启时间
campaign-by-state = 各状态申报数
campaign-version = { $title }，第 { $number } 版
campaign-open-title = 开启申报批次
campaign-field-title-en = 英文标题
campaign-field-title-zh = 中文标题
campaign-field-questionnaire = 问卷
campaign-field-starts = 开始日期
campaign-field-ends = 截止日期
campaign-field-closes = 逾期提交的最后日期
campaign-col-count = 份数
campaign-zone = 每日以 { $zone } 午夜为界。
campaign-closes-hint = 此日之后，未提交的申报将过期。
campaign-whom = 邀请对象
campaign-whom-signed = 所有已签署 ESG 行为准则的供应商
campaign-whom-invitable = 所有可邀请的供应商
campaign-whom-filter = 按条件筛选可邀请的供应商
campaign-whom-list = 按编号指定供应商
campaign-field-country = 国家或地区
campaign-country-hint = 两位字母代码，例如 CN。
campaign-field-category = 品类
campaign-field-standing = 供应商状态
campaign-standing-registered = 已注册
campaign-standing-certified = 已认证
campaign-standing-frozen = 冻结
campaign-field-numbers = 供应商编号
campaign-numbers-hint = 例如 S-000123，以空格、逗号或换行分隔。
campaign-open = 开启批次
campaign-close-title = 是否关闭该批次？
campaign-close-effect-open = 未提交的申报将过期，供应商只能查看。
campaign-close-effect-rest = 已提交的申报照常评审。
campaign-close = 关闭批次

problem-declaration-not-a-number = 请填写数字，例如 1200 或 12.5，不要包含文字。
problem-declaration-too-many-decimals = 最多保留 { $decimals } 位小数。
problem-declaration-whole = 请填写整数，例如 1200，不要包含小数。
problem-declaration-number-too-large = 数值过大，请填写更小的数值。
problem-declaration-below-min = 请填写不小于 { $min } 的数值。
problem-declaration-above-max = 请填写不大于 { $max } 的数值。
problem-declaration-meanwhile = 您打开页面之后，有人修改了此答案。此处显示您填写的内容；再次保存将替换对方的答案。
problem-declaration-incomplete = 还有 { $count } 项待处理。请先解决本页顶部列出的问题，再提交。
problem-declaration-confirm = 请勾选声明后再提交。
problem-declaration-note-why = 请写明供应商需要修改的内容。
problem-declaration-return-why = 请至少标记一道退回的题目，或填写理由。
problem-declaration-end-early = 请填写不早于开始日期且未过去的日期。
problem-declaration-close-early = 请填写不早于截止日期的日期。
problem-declaration-unknown-supplier = 以下编号没有可邀请的供应商：{ $numbers }。请更正或删除。
problem-declaration-nobody = 没有符合条件的供应商，请扩大范围。

conflict-declaration-unconfirmed = 不适用部分超过权重的 30%，须先由另一位评审人确认。

notice-declaration-saved = 答案已保存。
notice-declaration-recalled = 提交已撤回，可以重新修改答案。
notice-declaration-cannot = 理由已转达采购方。
notice-declaration-review = 您正在评审该申报。
notice-declaration-note = 意见已保存。
notice-declaration-returned = 申报已退回供应商。
notice-declaration-confirmed = 已确认不适用部分。
notice-declaration-accepted = 申报已通过。
notice-declaration-withdrawn = 邀请已撤回。
notice-campaign-opened = 批次已开启，邮件正在发送。
notice-campaign-closed = 批次已关闭。

verb-questionnaire-publish = 发布问卷
verb-campaign-open = 开启申报批次
verb-campaign-close = 关闭申报批次
verb-declaration-start = 开始作答
verb-declaration-submit = 提交申报
verb-declaration-recall = 撤回提交
verb-declaration-cannot = 说明无法作答
verb-declaration-review = 开始评审
verb-declaration-return = 退回申报
verb-declaration-confirm-not-applicable = 确认不适用部分
verb-declaration-accept = 通过申报
verb-declaration-withdraw = 撤回邀请

mail-declaration-invitation-subject = { $supplier }：ESG 自评问卷，截止日期 { $due }
mail-declaration-invitation-body = 现邀请 { $supplier } 完成 ESG 自评问卷：{ $title }。

    请于 { $due }当日结束前（{ $zone }）提交。填写过程中可随时保存，稍后继续，也可由同事协助。

    如尚无账户，可通过下方链接先创建账户。
mail-declaration-invitation-button = 打开自评问卷
mail-declaration-submitted-subject = { $supplier }：自评回执 { $receipt }
mail-declaration-submitted-body = { $supplier } 的自评问卷已提交：{ $title }。回执编号为 { $receipt }。

    评审人将进行审阅。评审开始之前可以撤回。
mail-declaration-submitted-button = 查看提交确认
mail-declaration-returned-subject = { $supplier }：自评问卷有题目被退回
mail-declaration-returned-body = 评审人退回了 { $supplier } 的自评问卷：{ $title }。

    请查看需要修改的内容，修改后重新提交。
mail-declaration-returned-button = 查看退回内容
mail-declaration-accepted-subject = { $supplier }：自评问卷已通过
mail-declaration-accepted-body = { $supplier } 的自评问卷已通过评审：{ $title }。

    评级、各题得分和改进方向可在门户中查看。
mail-declaration-accepted-button = 查看结果
mail-declaration-withdrawn-subject = { $supplier }：自评邀请已撤回
mail-declaration-withdrawn-body = 采购方已撤回对 { $supplier } 的自评邀请：{ $title }。无需再做任何操作。
mail-declaration-withdrawn-button = 查看理由
