evidence-none = 没有文件。
evidence-none-yet = 还没有文件，可在下方添加。
evidence-people = 文件中是否出现员工姓名、身份证件号码或人脸？
evidence-people-hint = 上传前请遮盖与证明事项无关的个人信息；确实无法遮盖的，请在此说明。
evidence-people-no = 否
evidence-people-yes = 是
evidence-people-who = 仅评审员、稽核员和本企业人员可以打开，每次打开均有记录。
evidence-file = 文件
evidence-file-hint = PDF、JPG、PNG、WEBP、XLSX、DOCX、CSV 或 TXT，每个不超过 25 MB，可同时选择多个。
evidence-upload = 上传
evidence-remove = 移除
evidence-shows-people = 含个人信息
evidence-sending = 已发送 { $sent }，共 { $all }
evidence-storing = 已发送，正在检查并保存文件。
evidence-not-sent = 未发送：网络中断。所选文件仍保留，请点击“上传”重试。

problem-evidence-people = 请说明文件中是否出现员工姓名、身份证件号码或人脸。
problem-evidence-none = 请选择文件。
problem-evidence-empty = { $name } 是空文件。请选择有内容的文件。
problem-evidence-big = { $name } 超过 25 MB。请压缩或拆分后重新选择。
problem-evidence-type = 无法使用 { $name } 的格式。请另存为 PDF、JPG、PNG、WEBP、XLSX、DOCX、CSV 或 TXT 后重新选择。
problem-evidence-heic = { $name } 是 HEIC 照片，多数电脑无法打开。请在手机上另存为 JPG，或将相机格式设为“兼容性最佳”后重新拍摄。
problem-evidence-other = { $name } 的内容与文件名不符，不是 { $ending } 格式。请另存为该格式后重新选择。
problem-evidence-password = { $name } 设有密码。请取消密码后重新选择。
problem-evidence-store = 文件未能存储，本次未添加任何文件。请过几分钟重新选择；如仍未恢复，请将此编号告知系统管理员：{ $reference }
problem-evidence-failed = 文件上传失败，请重新选择。
problem-evidence-many = 此处最多 200 个文件，无法再添加 { $name }。请先移除不需要的文件。
problem-evidence-together = 无法添加 { $name }：此处全部文件合计必须小于 2 GB。
problem-evidence-at-once = 每次最多选择 { $max } 个文件。
not-allowed-evidence-people = 该文件含个人信息，仅评审员、稽核员和该企业人员可以打开。

notice-evidence-added = 文件已添加。
notice-evidence-removed = 文件已移除。

verb-evidence-add = 添加文件
verb-evidence-remove = 移除文件
verb-evidence-open = 打开含个人信息的文件
