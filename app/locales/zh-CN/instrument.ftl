instrument-esg-code = 供应商 ESG 行为准则
instrument-integrity-letter = 诚信约定函
instrument-name-version = { $instrument }（第 { $number } 版）
instrument-version-state-draft = 草稿
instrument-version-state-published = 已发布
signing-state-invited = 已邀请
signing-state-viewed = 已查阅
signing-state-signed = 已签署
signing-state-declined = 拒绝签署
signing-state-clarification = 待澄清
signing-state-equivalent-offered = 提出等效准则
signing-state-equivalent = 认可等效准则
signing-state-superseded = 已被新版替代
signing-state-void = 已作废
signing-reply-decline = 拒绝签署
signing-reply-clarification = 请求澄清
signing-reply-equivalent = 提出以自有准则等效替代
signing-reply-text-decline = 理由
signing-reply-text-clarification = 问题
signing-reply-text-equivalent = 说明
signing-decision-answered = 已答复
signing-decision-accepted = 认可等效
signing-decision-refused = 不予认可
signing-decision-hint-accepted = 供应商无须签署本版文本，但不计入已签署供应商。
signing-decision-hint-refused = 供应商需重新考虑签署我方文本。

instrument-lead = 供应商需签署的文本。签署在新版规定的重新签署期限之前持续有效；仅更正文字的版本无须重新签署。
instrument-in-force-now = 有效签署的供应商：{ $count } 家
instrument-none = 尚无版本。请先起草第一版。
instrument-new = 起草新版本
instrument-version = 版本
instrument-version-number = 第 { $number } 版
instrument-version-correction = 第 { $number } 版（文字更正）
instrument-state = 状态
instrument-effective = 生效日期
instrument-resign-by = 重新签署期限
instrument-count-open = 待签署
instrument-count-waiting = 待我方答复
instrument-count-signed = 已签署
instrument-count-declined = 拒绝签署
instrument-all = 全部

instrument-new-title = 新版本：{ $instrument }
instrument-new-lead = 表单中已带入现行文本。草稿不对外显示，中英文均完整后方可发布。
instrument-title-zh = 中文标题
instrument-body-zh = 中文正文
instrument-title-en = 英文标题
instrument-body-en = 英文正文
instrument-body-hint = 标题行以 ## 开头，段落之间空一行。
instrument-prevailing = 两种文本不一致时，以哪种语言为准
instrument-draft-save = 保存草稿
instrument-texts = 文本
instrument-resign-hint = 第 { $number } 版的签署在该日结束前有效。仅更正文字时请留空。
instrument-correction = 仅更正文字
instrument-correction-hint = 前一版的签署继续有效，无须重新签署。
instrument-publish-title = 发布本版
instrument-publish-button = 发布第 { $number } 版
instrument-publish-effect-frozen = 文本发布后不可更改，如需修改须发布新版本。
instrument-publish-effect-older = 除文字更正外，尚未签署旧版的供应商不再被要求签署旧版。
instrument-publish-effect-nobody = 发布时不发送邮件，下一步再邀请供应商。

instrument-fact-effective = { $day }生效
instrument-fact-resign = 重新签署期限：{ $day }
instrument-fact-correction = 文字更正
instrument-fact-prevailing = 准据文本：{ $language }
instrument-tab-signings = 签署情况
instrument-tab-invite = 邀请签署
instrument-tab-text = 文本
instrument-hash = 文本的 SHA-256
instrument-file = 文件
instrument-download = 下载文本
instrument-total = 共 { $count } 条
instrument-supplier-number = 编号
instrument-supplier = 供应商
instrument-country = 国家或地区
instrument-country-code = 国家或地区（两位代码）
instrument-due = 截止日期
instrument-since = 邀请时间
instrument-overdue = 已逾期
instrument-imported = 导入
instrument-search = 编号或名称的一部分
instrument-signings-none = 没有符合条件的记录。请调整筛选条件，或邀请供应商签署。

instrument-any = 全部
instrument-category = 主要品类
instrument-standing = 供应商状态
instrument-standing-registered = 已登记
instrument-standing-certified = 已认证
instrument-standing-frozen = 冻结
instrument-code-state = ESG 行为准则
instrument-code-none = 未邀请
instrument-code-invited = 已邀请
instrument-code-viewed = 已查阅
instrument-code-signed = 已签署
instrument-code-declined = 拒绝签署
instrument-code-clarification = 待澄清
instrument-code-equivalent = 认可等效准则
instrument-chosen = 已选 { $count } 家供应商
instrument-reach = 将邀请的供应商：{ $count } 家
instrument-cannot = 无联系人、无法邀请：{ $count } 家。
instrument-cannot-link = 查看这些供应商
instrument-already = 此前已就本版发出邀请：{ $count } 家
instrument-mail-files = 未配置邮件服务器，邮件将写入数据目录中的文件。
instrument-nobody-left = 按当前条件没有可邀请的供应商。请清除筛选条件，或为没有联系人的供应商补充联系人。
instrument-due-on = 签署截止日期
instrument-due-hint = 截止前七天发送提醒。逾期仍可签署。
instrument-invite-paced = 每家供应商的第一联系人将收到一封其所用语言的邮件。邮件较多时依次发送。
instrument-invite-button = 邀请 { $count } 家供应商

signing-fact-invited = 邀请时间：{ $time }
signing-fact-due = 签署截止：{ $day }
signing-fact-viewed = 查阅时间：{ $time }
signing-open-supplier = 查看供应商
signing-history = 历史记录
signing-now = 现状态：{ $state }
signing-replied-by = 提交人
signing-replied-at = 提交时间
signing-reason = 理由
signing-link = 查阅地址
signing-decision = 决定
signing-answer = 答复
signing-no-answer = 尚未答复
signing-decided-by = 决定人
signing-decided-at = 答复时间
signing-supplier-reads = 供应商将看到这段文字。
signing-answer-title = 答复澄清请求
signing-answer-button = 发送答复
signing-decide-title = 决定是否认可供应商的自有准则
signing-decision-reason = 理由
signing-decide-button = 发送决定
signing-again-title = 再次请求签署
signing-again-button = 再次邀请
signing-void-title = 作废误签
signing-void-reason = 误签的原因
signing-void-button = 作废该签署
signing-void-effect-count = 该签署不再计入，供应商不再显示为已签署。
signing-void-effect-stays = 签署记录和回执予以保留，并标注作废。
signing-void-effect-told = 供应商将收到理由，之后可再次邀请。

signing-to-sign = 待签署
signing-nothing-due = 目前没有需要贵公司签署的文本。
signing-settled = 已办结
signing-waits = 采购方已收到您的回复，答复后将通过邮件通知您。
signing-title-version = { $title }（第 { $number } 版）
signing-open = 阅读文本
instrument-prevails = 各语言文本不一致的，以{ $language }文本为准。
instrument-read-in = 文本语言
signing-admin-signs = 由贵公司的供应商管理员签署。您可以阅读文本并提出问题。
signing-sign-title = 代表贵公司签署
signing-signs = 您将签署：{ $title }（第 { $number } 版），阅读文本为{ $language }。
signing-name = 您的姓名
signing-job-title = 您的职务
signing-job-hint = 例如：法定代表人、总经理
signing-authority = 本人已阅读全文，并已获授权代表本公司签署
signing-kept = 随签署保存：文本指纹、您的姓名和职务、签署时间、网络地址和浏览器信息。后两项不向他人展示。
signing-sign-button = 签署
signing-otherwise = 暂不签署
signing-ask-title = 先提出问题
signing-ask-label = 您的问题
signing-ask-hint = 请说明涉及的条款以及不清楚之处。
signing-ask-button = 提交问题
signing-offer-title = 提出以自有准则等效替代
signing-offer-label = 与我方准则的对应情况
signing-offer-hint = 请说明贵公司准则中与我方对应的内容以及不同之处。
signing-offer-button = 提交自有准则
signing-link-hint = 以 https:// 开头的网址
signing-decline-title = 拒绝签署
signing-decline-label = 拒绝签署的理由
signing-decline-hint = 请说明无法同意的内容。之后仍可签署。
signing-decline-button = 拒绝签署

signature-title = 签署记录
signature-none = 尚无签署记录。
instrument-what = 签署内容
signature-signed-at = 签署时间
signature-language = 阅读语言
signature-signer = 签署人
signature-by = { $name }（{ $title }）
signature-receipt = 回执
signature-voided = { $time }作废：{ $reason }

receipt-title = 回执 { $number }
receipt-number = 回执编号
receipt-kind-signature = 签署回执
receipt-kind-submission = 提交回执
receipt-fact-supplier_number = 供应商编号
receipt-fact-supplier_name = 供应商
receipt-fact-instrument = 签署内容
receipt-fact-version = 版本号
receipt-fact-language = 文本语言
receipt-fact-text_sha256 = 文本的 SHA-256
receipt-fact-signed_at = 签署时间
receipt-fact-issued_at = 出具时间
receipt-fact-commitment = 签署人信息的承诺值
receipt-fact-campaign = 申报批次
receipt-fact-declaration = 自评申报
receipt-fact-supplier = 供应商编号
receipt-fact-document_sha256 = 答案的 SHA-256
receipt-fact-questionnaire = 问卷
receipt-fact-submission = 提交次数
receipt-fact-submitted_at = 提交时间
receipt-fact-answers_sha256 = 答案的 SHA-256
receipt-fact-files = 文件
receipt-key = 密钥
receipt-signature = 数字签名
receipt-note = 本回执由本系统的密钥签名。任何持有签名文档的人均可在 { $address } 核验；改动一个字符即无法通过。回执不含个人信息。
receipt-download = 下载签名文档
receipt-verify = 核验回执
receipt-print = 请打印本页，或保存签名文档，作为上述内容的证明。
receipt-back = 返回待办事项

verify-title = 核验回执
verify-lead = 请粘贴回执文档（JSON）的全部内容，即可得知该回执是否由本系统出具、内容是否被改动。系统不保存您粘贴的内容。
verify-offline = 也可以不通过本网站核验：签名算法为 Ed25519。
verify-keys = 公钥
verify-document = 回执文档
verify-hint = 文档以大括号开头，只有一行。
verify-button = 核验
verify-empty = 请先粘贴回执文档。
verify-refused = 核验未通过。该文档已被改动、不完整，或并非由本系统出具。
verify-holds = 核验通过。该回执由本系统出具，内容未被改动。
verify-states = 回执内容
verify-kind = 类型

conflict-instrument-draft-open = 该文本已有草稿。请发布或修改现有草稿。
problem-instrument-authority = 请勾选此项。只有获得授权的人员才能代表公司签署。
problem-instrument-before-last = 日期不得早于前一版的生效日期。
problem-instrument-resign-early = 请填写晚于生效日期且尚未过去的日期。
problem-instrument-nothing-to-correct = 这是第一版，没有可更正的前一版。
problem-instrument-incomplete = 请补全中英文标题和正文并保存草稿，然后再发布。
problem-instrument-due-past = 请填写今天或以后的日期。
problem-instrument-nobody = 按当前条件没有可邀请的供应商。

notice-instrument-drafted = 草稿已保存。
notice-instrument-published = 本版已发布。请邀请供应商签署。
notice-instrument-invited = 邀请已进入发件箱。
notice-instrument-signed = 已签署。这是贵公司的回执。
notice-instrument-replied = 您的回复已提交。
notice-signing-answered = 答复已发送给供应商。
notice-signing-decided = 决定已发送给供应商。
notice-signing-voided = 该签署已作废，并已告知供应商。

verb-instrument-draft = 起草版本
verb-instrument-publish = 发布版本
verb-signing-invite = 邀请签署
verb-signing-invite-again = 再次邀请签署
verb-signing-view = 查阅文本
verb-signing-sign = 签署
verb-signing-decline = 拒绝签署
verb-signing-ask = 提出问题
verb-signing-offer-equivalent = 提出自有准则
verb-signing-answer = 答复问题
verb-signing-accept-equivalent = 认可等效准则
verb-signing-refuse-equivalent = 不予认可自有准则
verb-signing-void = 作废签署
verb-signing-lapse = 重新签署期限届满，原签署失效
verb-signing-remind = 提醒签署

mail-sign-invitation-subject = { $supplier }：敬请签署《{ $title }》
mail-sign-invitation-body = 敬请 { $supplier } 于 { $due }前在供应商 ESG 门户阅读并签署《{ $title }》。贵公司也可以提出问题、提出以自有准则等效替代，或说明理由后拒绝签署。

    请通过链接创建账户。链接 30 天内有效，仅可使用一次。如果这不是贵公司，请在链接页面告知我们。
mail-sign-invitation-button = 打开邀请
mail-sign-request-subject = { $supplier }：敬请签署《{ $title }》
mail-sign-request-body = 敬请 { $supplier } 于 { $due }前在供应商 ESG 门户阅读并签署《{ $title }》。贵公司也可以提出问题、提出以自有准则等效替代，或说明理由后拒绝签署。
mail-sign-request-button = 阅读并签署
mail-re-sign-subject = { $supplier }：《{ $title }》已有新版本
mail-re-sign-body = 《{ $title }》已发布新版本，敬请代表 { $supplier } 于 { $due }前阅读并签署。

    贵公司对前一版的签署在 { $until }结束前有效。
mail-re-sign-button = 阅读新版本
mail-sign-reminder-subject = { $supplier }：《{ $title }》签署截止日期为 { $due }
mail-sign-reminder-body = { $supplier } 尚未签署《{ $title }》，截止日期为 { $due }。

    如果您还没有账户，请打开我们的邀请邮件中的链接；链接失效的，可在链接页面重新获取。
mail-sign-reminder-button = 阅读并签署
mail-clarification-answered-subject = 关于《{ $title }》的答复
mail-clarification-answered-body = 您就《{ $title }》提出的问题，答复如下：

    { $reason }

    您现在可以重新阅读文本并签署。
mail-clarification-answered-button = 打开文本
mail-equivalent-decided-subject = 关于贵公司自有准则的决定：《{ $title }》
mail-equivalent-decided-body = 贵公司提出以自有准则替代《{ $title }》，现已作出决定，理由如下：

    { $reason }

    决定内容及后续办理方式请见门户。
mail-equivalent-decided-button = 查看决定
mail-signature-voided-subject = 贵公司对《{ $title }》的签署已作废
mail-signature-voided-body = 贵公司对《{ $title }》的签署已作废，理由如下：

    { $reason }

    签署记录和回执予以保留，并标注作废。之后可能再次邀请贵公司签署。
mail-signature-voided-button = 查看记录
problem-instrument-unreachable = 该供应商没有可联系的人。请先在其页面添加联系人。
