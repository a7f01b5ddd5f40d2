check-kind = 类型
check-kind-spot-check = 飞行检查
check-kind-audit = ESG 稽核
check-number = 编号
check-supplier = 供应商
check-supplier-number = 供应商编号
check-supplier-number-hint = 见供应商页面，例如 S-004217。
check-country = 国家或地区
check-site = 场所
check-any-site = 现场确认
check-not-known = 尚不确定
check-state = 状态
check-due = 检查期限
check-due-by = 期限不晚于
check-due-on = { $day }前完成检查
check-late = 已逾期
check-risk = 风险值
check-draw = 抽样编号
check-auditor = 稽核员
check-nobody = 尚未分配
check-person = 稽核员或检查员
check-visited = 检查日期
check-score = 得分
check-score-text = { $score }%，合格线 { $mark }%。
check-result = 结论
check-passed = 通过
check-failed = 未通过
check-reason = 理由
check-total = 本视图共 { $count } 项
check-choose = 选择 { $number }
check-change = 更改
check-continue = 继续

check-tab-mine = 我的
check-tab-to-claim = 待领取
check-tab-in-field = 现场检查中
check-tab-with-supplier = 待供应商说明
check-tab-to-settle = 待出结论
check-tab-remediation = 整改中
check-tab-all = 全部
check-empty-given = 目前没有分配给您的检查。分配后将显示在这里。
check-empty-mine = 您目前没有待办的检查。可在“待领取”中领取。
check-empty-to-claim = 没有待领取的检查。下一次抽样或单独安排的检查将显示在这里。
check-empty-in-field = 目前没有进行中的现场检查。检查开始后将显示在这里。
check-empty-with-supplier = 目前没有等待供应商说明的检查。评分后五个工作日内的检查显示在这里。
check-empty-to-settle = 没有待出结论的检查。
check-empty-remediation = 目前没有整改中的检查。
check-empty-all = 没有符合条件的检查。请清除筛选条件，或安排检查。

check-state-drawn = 已抽中
check-state-planned = 已计划
check-state-assigned = 已分配
check-state-in-field = 现场检查中
check-state-scored = 已评分
check-state-findings-drafted = 发现项已起草
check-state-supplier-comments = 供应商已说明
check-state-passed = 通过
check-state-failed = 未通过
check-state-issued = 报告已发出
check-state-remediation = 整改中
check-state-verified = 整改已验证
check-state-closed = 已关闭
check-state-refused = 拒绝检查
check-state-out-of-scope = 场所关闭或不适用
check-state-cancelled = 已取消

check-mark = 判定
check-mark-none = 尚未判定
check-mark-met = 符合
check-mark-partly = 部分符合
check-mark-not-met = 不符合
check-mark-not-applicable = 不适用
check-item = 检查项
check-item-text = 检查要求
check-item-about = 权重 { $weight }，准则第 { $clause } 条
check-clause = 条款
check-points = 得分
check-files = 证据
check-zero-tolerance = 零容忍
check-zero-failed = 有零容忍项不符合。

check-part-marks = 检查记录
check-part-findings = 检查发现
check-part-comment = 说明与异议
check-part-history = 历史记录

check-plan = 安排检查
check-plan-title-spot-check = 在抽样之外安排飞行检查
check-plan-title-audit = 在抽样之外安排稽核
check-plan-body = 未经抽样选中的检查须说明理由，并单独列示。
check-plan-reason = 安排理由
check-plan-hint = 触发检查的事实或线索。供应商不会看到此内容。
check-claim = 领取检查
check-assign-title = 分配给稽核员
check-assign = 分配
check-assign-ticked = 分配所选检查
check-open-record = 打开记录
check-start-title = 开始检查
check-start = 开始检查
check-backdated = 补录理由
check-backdated-hint = 检查日期早于今天时须填写。
check-open-scoring = 评分
check-give-result = 出具结论
check-close = 关闭检查

check-refused-title = 对方拒绝检查
check-refused-effect = 自今日起按未通过计入，并单独列示，不另行替补。供应商将看到您填写的理由。
check-refused-button = 记录拒绝检查
check-out-title = 场所关闭或不适用
check-out-effect = 检查结束且不评分，并单独列示，不另行替补。
check-out-button = 按不适用结束
check-cancel-title = 取消检查
check-cancel-effect = 须由另一人确认。检查结束且不评分，并单独列示。
check-propose-cancel = 提议取消
check-cancel = 以第二人身份确认取消
check-keep = 保留检查
check-cancel-waits = 已有人提议取消此检查，须由另一人决定。

check-score-title = 评分：{ $number }
check-score-body = 请逐项保存，已保存的内容在断网后仍会保留。低于“符合”的项须填写说明，零容忍项不符合时须上传证据。
check-pass-mark = 合格线 { $mark }%
check-how-to-look = 检查方法
check-note = 检查说明
check-note-hint = 供应商将看到此内容，作为检查发现的正文。判为“不适用”时请说明原因。
check-save-item = 保存 { $item }
check-add-evidence = 添加证据
check-next-open = 下一未判定项
check-done-of = 已判定 { $done } 项，共 { $total } 项
check-score-so-far = 当前得分 { $score }%
check-submit-title = 结束检查并评分
check-submit-effect-marks = 判定结果锁定，系统计算得分。
check-submit-effect-told = 供应商将收到邮件，并看到得分、各项判定和您的说明。
check-submit-effect-window = 供应商可在五个工作日内提出说明，之后出具结论。
check-submit = 提交评分

check-settle-title = 检查结论：{ $number }
check-issue-title = 发出稽核报告：{ $number }
check-comment = 供应商说明
check-no-comment = 供应商未提出说明。
check-no-marks = 没有逐项判定：检查被拒绝、不适用或已取消，或结果来自往年清单。
check-will-pass = 得分达到合格线：检查通过。
check-will-fail = 检查未通过。完成整改并作出处置决定后方可关闭。
check-supplier-reads = 供应商将收到邮件，并看到：
check-reads-title = 供应商将看到的内容
check-reads-findings = { $count } 项检查发现，包括您选择的严重程度、说明文字和各项期限
check-reads-object = 可在十个工作日内提出异议，由其他人员作出决定
check-no-findings = 各项均符合，没有检查发现。
check-dates-proposed = 按建议的严重程度：{ $plan }前提交整改计划，{ $complete }前完成整改
check-all-marks = 全部判定
check-pass = 判定通过
check-fail = 判定未通过
check-issue = 发出报告
check-waits-for-comment = 供应商可在 { $time } 前提出说明。供应商说明后或期限届满后，方可出具结论。
check-failed-needs = 未通过的检查须完成整改并作出处置决定后方可关闭。

check-objection = 异议
check-no-objection = 没有异议。
check-objection-on = 提出时间：{ $time }
check-decision-on = 决定时间：{ $time }
check-decision = 决定
check-decision-upheld = 成立
check-decision-rejected = 不成立
check-decision-hint = 供应商将看到此内容。
check-corrected = 更正后的结论
check-corrected-none = 结论不变
check-corrected-hint = 更正后的结论与原结论并列显示，原结论保留。
check-decide-objection = 作出决定
check-objection-other = 该异议由未参与此次检查的人员决定。

check-company-body = 飞行检查不提前通知，检查开始后才会显示在这里。
check-company-none-title = 暂无检查
check-company-none = 您无需进行任何操作。评分完成后，我们将以邮件通知您。
check-company-under-way = 检查正在进行。完成后，得分和各项判定将显示在这里。
check-company-ended = 该检查已结束，未评分。
check-company-draft = 以下内容尚不是结论。您提出说明后或期限届满后，我们将出具结论。
check-how-scored = 各项权重为 1 至 5：符合得权重的两倍，部分符合得一倍，不符合不得分，不适用的项不计入。合格线为 { $mark }%。零容忍项不符合时，无论得分多少，检查均不通过。
check-your-comment = 您的说明
check-comment-title = 在结论作出前提出说明
check-comment-hint = 请逐项说明不准确或不完整之处。仅可提交一次。
check-comment-until = 说明截止时间
check-send-comment = 提交说明
check-to-remediation = 前往整改
check-objection-text = 异议内容
check-objection-hint = 请写明检查项或发现项及理由。仅可提出一次。
check-objection-until = 您可在 { $day }前提出异议，由未参与此次检查的人员决定；原结论与更正后的结论并列保留。
check-objection-waits = 正由未参与此次检查的人员作出决定。
check-object = 提出异议

finding-list = 检查发现
finding-none = 没有检查发现。
finding-number = 发现项
finding-text = 发现内容
finding-severity = 严重程度
finding-contain-by = 控制期限
finding-plan-due = 计划期限
finding-complete-due = 完成期限
finding-state = 状态
finding-state-open = 待整改
finding-state-closed = 已关闭
finding-state-noted = 已记录
finding-severity-zero_tolerance = 零容忍
finding-severity-critical = 严重
finding-severity-major = 较重
finding-severity-minor = 一般
finding-severity-observation = 观察项
finding-stage-before = 事前
finding-stage-during = 事中
finding-stage-after = 事后

problem-check-supplier = 没有该编号的供应商。请与供应商名录核对。
problem-check-past = 该日期已过。请输入今天或之后的日期。
problem-check-future = 该日期尚未到来。请输入今天或之前的日期。
problem-check-none-ticked = 请至少勾选一项检查。
problem-check-relationship = 此人与 { $number } 的供应商存在已申报的关联关系。请选择其他人员。
problem-check-unmarked = { $item }：请选择判定。
problem-check-note = { $item }：请填写检查说明或不适用的原因。
problem-check-evidence = { $item }：零容忍项不符合，请上传证据。
problem-check-nothing-applies = 没有适用的检查项。请按不适用结束检查。
problem-check-severity = 零容忍项的严重程度不可更改，其他项也不可改为零容忍。
problem-check-observations-only = 未通过的检查须至少有一项需要整改的发现。请提高其中一项的严重程度。
problem-check-corrected = 只有异议成立时才能更正结论。

not-allowed-check-not-yours = 该检查由其他人员负责。如需处理，请申请分配给您。
conflict-check-no-checklist = 尚未发布检查清单。请联系系统管理员加载。
conflict-check-comment-over = 说明期限已过，或您已提交说明。
conflict-check-comment-open = 供应商仍可提出说明。请在其说明后或期限届满后出具结论。
conflict-check-objection-over = 异议期限已过，或您已提出异议。
conflict-check-open-remediation = 仍有未关闭的整改。请先完成整改。
conflict-check-needs-disposition = 未通过的检查须作出处置决定。请先提出并决定处置，再行关闭。

notice-check-planned = 已安排检查。
notice-check-claimed = 已领取，该检查由您负责。
notice-check-assigned = 已分配检查。
notice-check-started = 检查已开始。请逐项判定。
notice-check-scored = 评分已提交，并已通知供应商。
notice-check-settled = 结论已出具，并已通知供应商。
notice-audit-issued = 报告已发出，并已通知供应商。
notice-check-closed = 检查已关闭。
notice-check-cancel-proposed = 已提议取消，等待另一人确认。
notice-check-commented = 您的说明已提交。
notice-check-objected = 您的异议已提交，将由未参与此次检查的人员决定。

verb-checklist-publish = 发布检查清单
verb-check-plan = 安排检查
verb-check-claim = 领取检查
verb-check-assign = 分配检查
verb-check-start = 开始检查
verb-check-score = 提交评分
verb-check-comment = 提出说明
verb-check-settle = 出具结论
verb-check-issue = 发出报告
verb-check-progress = 跟随整改进展
verb-check-close = 关闭检查
verb-check-refused = 记录拒绝检查
verb-check-out-of-scope = 按不适用结束
verb-check-propose-cancel = 提议取消
verb-check-cancel = 以第二人身份确认取消
verb-check-keep = 保留检查
verb-check-object = 提出异议
verb-check-decide-objection = 决定异议

finding-kind-child-labour = 童工与未成年工
finding-kind-forced-labour = 强迫劳动
finding-kind-contracts = 劳动合同
finding-kind-wages = 薪资发放
finding-kind-working-hours = 工作时间
finding-kind-social-insurance = 社保缴纳
finding-kind-equal-treatment = 平等对待与结社
finding-kind-fire-safety = 消防与疏散
finding-kind-safe-work = 设备与特种作业
finding-kind-occupational-health = 职业健康
finding-kind-living-conditions = 生活条件
finding-kind-permits = 环保手续与排放
finding-kind-waste-chemicals = 废弃物与化学品
finding-kind-energy-climate = 能源与气候
finding-kind-integrity = 廉正
finding-kind-data-ip = 隐私与知识产权
finding-kind-records = 记录与配合检查
finding-kind-grievance = 申诉与举报人保护
finding-kind-subcontracting = 转包与分包
finding-kind-management = 管理体系

mail-check-scored-subject = { $number }：飞行检查得分
mail-check-scored-body = { $supplier } 的飞行检查已评分，得分 { $score }%。

    此得分尚不是结论。您可以查看各项判定，并在 { $until }前提出说明，之后我们将出具结论。
mail-check-scored-button = 查看得分
mail-check-settled-subject = { $number }：飞行检查结论
mail-check-settled-body = { $supplier } 的飞行检查{ $outcome ->
        [passed] 已通过
       *[failed] 未通过
    }，得分 { $score }%，共有 { $findings } 项检查发现。

    请查看各项发现及期限，并按时提交整改计划。您可在十个工作日内提出异议。
mail-check-settled-button = 查看结论
mail-audit-draft-subject = { $number }：ESG 稽核发现（初稿）
mail-audit-draft-body = { $supplier } 的 ESG 稽核发现已起草，得分 { $score }%。

    报告尚未发出。您可以查看各项判定，并在 { $until }前提出说明。
mail-audit-draft-button = 查看初稿
mail-audit-issued-subject = { $number }：ESG 稽核报告
mail-audit-issued-body = { $supplier } 的 ESG 稽核报告已发出：{ $outcome ->
        [passed] 通过
       *[failed] 未通过
    }，得分 { $score }%，共有 { $findings } 项检查发现。

    请查看各项发现及期限，并按时提交整改计划。您可在十个工作日内提出异议。
mail-audit-issued-button = 查看报告
mail-check-objection-subject = { $number }：异议已作出决定
mail-check-objection-body = { $supplier } 提出的异议已由未参与此次检查的人员作出决定。决定及理由请在门户中查看。
mail-check-objection-button = 查看决定

check-revise = 重新判定
check-revise-effect = 得分撤回。您更正判定后重新提交；供应商将看到您填写的理由，并可再次提出说明。
notice-check-revised = 已可重新判定。更正后请重新提交评分。
verb-check-revise = 重新判定
