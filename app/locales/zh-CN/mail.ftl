mail-footer = 本邮件由供应商 ESG 合规门户 Probity 自动发送，请勿直接回复。
mail-welcome-subject = 您的 Probity 账户
mail-welcome-body = { $name }，您好：

    我们已为您创建账户。请在七天内设置密码。
mail-welcome-button = 设置密码
mail-password-reset-subject = 重设密码
mail-password-reset-body = { $name }，您好：

    我们收到了重设密码的请求。链接 60 分钟内有效。如非本人操作，请忽略此邮件。
mail-password-reset-button = 重设密码
mail-invitation-subject = { $supplier }：供应商 ESG 门户邀请
mail-invitation-body = 诚邀您代表 { $supplier } 使用供应商 ESG 门户：签署供应商 ESG 行为准则，并填写 ESG 自评问卷。

    链接 30 天内有效，仅可使用一次。
mail-invitation-button = 打开邀请
mail-colleague-subject = { $inviter } 邀请您代表 { $supplier } 使用供应商 ESG 门户
mail-colleague-body = { $inviter } 邀请您共同填写 { $supplier } 的 ESG 自评并提交证据。

    链接 30 天内有效，仅可使用一次。
mail-colleague-button = 打开邀请
