evidence-none = No files.
evidence-none-yet = No files yet. Add one below.
evidence-people = Does it show workers' names, identity numbers or faces?
evidence-people-hint = Black out what is not needed to prove the point before you upload. If a page cannot do without them, say so here.
evidence-people-no = No
evidence-people-yes = Yes
evidence-people-who = Only reviewers, auditors and your own company can open it; each opening is recorded.
evidence-file = Files
evidence-file-hint = PDF, JPG, PNG, WEBP, XLSX, DOCX, CSV or TXT, each up to 25 MB. You can choose several.
evidence-upload = Upload
evidence-remove = Remove
evidence-shows-people = Shows people
evidence-sending = { $sent } of { $all } sent
evidence-storing = Sent. The files are being checked and stored.
evidence-not-sent = Not sent: there is no connection. The files are still chosen; press Upload to try again.

problem-evidence-people = Say whether the files show workers' names, identity numbers or faces.
problem-evidence-none = Select a file.
problem-evidence-empty = { $name } is empty. Select a file that has something in it.
problem-evidence-big = { $name } is larger than 25 MB. Make it smaller or split it, then select it again.
problem-evidence-type = { $name } has a format that cannot be used. Save it as PDF, JPG, PNG, WEBP, XLSX, DOCX, CSV or TXT, then select it again.
problem-evidence-heic = { $name } is a HEIC photograph, which most computers cannot open. Save it as JPG on the phone, or set the camera to “Most Compatible” and take it again.
problem-evidence-other = { $name } is not what its name says: its content is not { $ending }. Save it again in that format, then select it.
problem-evidence-password = { $name } is password protected. Save it without a password, then select it.
problem-evidence-store = The files could not be stored, so none was added. Select them again in a few minutes. If it stays, tell the administrator this reference: { $reference }
problem-evidence-failed = The files could not be uploaded. Select them again.
problem-evidence-many = { $name } is one file too many: there can be 200 here. Remove one that is not needed.
problem-evidence-together = { $name } does not fit: all files here together must be smaller than 2 GB.
problem-evidence-at-once = Select at most { $max } files at a time.
not-allowed-evidence-people = This file shows people. Only reviewers, auditors and the company itself can open it.

notice-evidence-added = Files added.
notice-evidence-removed = File removed.

verb-evidence-add = Added files
verb-evidence-remove = Removed a file
verb-evidence-open = Opened a file that shows people
