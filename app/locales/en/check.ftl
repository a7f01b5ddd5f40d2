check-kind = Kind
check-kind-spot-check = Spot check
check-kind-audit = ESG audit
check-number = Number
check-supplier = Supplier
check-supplier-number = Supplier number
check-supplier-number-hint = As it stands on the supplier's page, such as S-004217.
check-country = Country
check-site = Site
check-any-site = To be found out on the visit
check-not-known = Not known yet
check-state = Status
check-due = Visit by
check-due-by = Due on or before
check-due-on = Visit by { $day }
check-late = Overdue
check-risk = Risk
check-draw = Draw
check-auditor = Auditor
check-nobody = Nobody yet
check-person = Auditor or inspector
check-visited = Day of the visit
check-score = Score
check-score-text = { $score } %, pass mark { $mark } %.
check-result = Result
check-passed = Passed
check-failed = Failed
check-reason = Reason
check-total = { $count } in this view
check-choose = Choose { $number }
check-change = Change
check-continue = Continue

check-tab-mine = Mine
check-tab-to-claim = To claim
check-tab-in-field = In field
check-tab-with-supplier = Waiting for the supplier
check-tab-to-settle = To settle
check-tab-remediation = Remediation
check-tab-all = All
check-empty-given = No check is assigned to you now. One that is stands here.
check-empty-mine = You have nothing to do here. Claim a check under "To claim".
check-empty-to-claim = Nothing waits to be claimed. The next draw, or a check planned by hand, appears here.
check-empty-in-field = Nobody is on site now. A check appears here when its visit begins.
check-empty-with-supplier = No supplier is asked to comment now. Scored checks appear here for five working days.
check-empty-to-settle = No result waits to be given.
check-empty-remediation = No findings are being put right now.
check-empty-all = No checks match. Clear the filters, or plan a check.

check-state-drawn = Drawn
check-state-planned = Planned
check-state-assigned = Assigned
check-state-in-field = In field
check-state-scored = Scored
check-state-findings-drafted = Findings drafted
check-state-supplier-comments = Supplier commented
check-state-passed = Passed
check-state-failed = Failed
check-state-issued = Issued
check-state-remediation = Remediation
check-state-verified = Verified
check-state-closed = Closed
check-state-refused = Visit refused
check-state-out-of-scope = Closed site or out of scope
check-state-cancelled = Cancelled

check-mark = Mark
check-mark-none = Not marked yet
check-mark-met = Met
check-mark-partly = Partly met
check-mark-not-met = Not met
check-mark-not-applicable = Not applicable
check-item = Item
check-item-text = What must be so
check-item-about = Weight { $weight }, code clause { $clause }
check-clause = Clause
check-points = Points
check-files = Evidence
check-zero-tolerance = Zero tolerance
check-zero-failed = A zero-tolerance item failed.

check-part-marks = Marks
check-part-findings = Findings
check-part-comment = Comment and objection
check-part-history = History

check-plan = Plan a check
check-plan-title-spot-check = Plan a spot check outside a draw
check-plan-title-audit = Plan an audit outside a draw
check-plan-body = A check that no draw selected is shown apart and needs a reason.
check-plan-reason = Why it is planned
check-plan-hint = The fact or report that gives rise to it. The supplier does not read this.
check-claim = Claim the check
check-assign-title = Give it to an auditor
check-assign = Assign
check-assign-ticked = Assign the ticked ones
check-open-record = Open the record
check-start-title = Begin the visit
check-start = Begin the visit
check-backdated = Reason for an earlier day
check-backdated-hint = Needed when the visit was before today.
check-open-scoring = Score
check-give-result = Give the result
check-close = Close the check

check-refused-title = The visit was refused
check-refused-effect = It counts as failed on today's date and is shown apart. Nothing takes its place. The supplier reads your reason.
check-refused-button = Record the refusal
check-out-title = The site is closed or out of scope
check-out-effect = The check ends without a score and is shown apart. Nothing takes its place.
check-out-button = End as out of scope
check-cancel-title = Cancel the check
check-cancel-effect = A second person confirms it. The check ends without a score and is shown apart.
check-propose-cancel = Propose to cancel
check-cancel = Cancel as second person
check-keep = Keep the check
check-cancel-waits = It is proposed to cancel this check. A second person decides.

check-score-title = Score { $number }
check-score-body = Save each item by itself; what is saved stays when the line breaks. Anything below "met" needs a note, a failed zero-tolerance item needs evidence.
check-pass-mark = Pass mark { $mark } %
check-how-to-look = How to look
check-note = What you found
check-note-hint = The supplier reads this as the text of the finding. For "not applicable", say why.
check-save-item = Save { $item }
check-add-evidence = Add evidence
check-next-open = Next open item
check-done-of = { $done } of { $total } marked
check-score-so-far = { $score } % so far
check-submit-title = End the visit and score
check-submit-effect-marks = The marks are fixed and the score is computed.
check-submit-effect-told = The supplier gets a mail and reads the score, every mark and your notes.
check-submit-effect-window = It has five working days to comment before the result.
check-submit = Submit the score

check-settle-title = Result of { $number }
check-issue-title = Issue the report of { $number }
check-comment = What the supplier says
check-no-comment = The supplier has not commented.
check-no-marks = There are no marks item by item: the visit was refused, left out or cancelled, or its result came with a list of former years.
check-will-pass = The pass mark is reached: the check is passed.
check-will-fail = The check is failed. It closes only with its remediations and a decided disposition.
check-supplier-reads = The supplier gets a mail and reads:
check-reads-title = What the supplier will read
check-reads-findings = { $count ->
    [one] 1 finding
   *[other] { $count } findings
} with the severity you choose, their text and their dates
check-reads-object = That it may object within ten working days, and that somebody else decides
check-no-findings = Nothing is below "met": there are no findings.
check-dates-proposed = At the proposed severity: plan by { $plan }, completion by { $complete }
check-all-marks = All marks
check-pass = Pass the spot check
check-fail = Fail the spot check
check-issue = Issue the report
check-waits-for-comment = The supplier may comment until { $time }. The result can be given after that, or when it has commented.
check-failed-needs = A failed check closes when its remediations are closed and a disposition has been decided.

check-objection = Objection
check-no-objection = There is no objection.
check-objection-on = Raised { $time }
check-decision-on = Decided { $time }
check-decision = Decision
check-decision-upheld = Upheld
check-decision-rejected = Rejected
check-decision-hint = The supplier reads it.
check-corrected = Corrected result
check-corrected-none = The result itself stays
check-corrected-hint = It stands beside the first result, which stays.
check-decide-objection = Decide the objection
check-objection-other = Somebody who took no part in this check decides the objection.

check-company-body = Spot checks are unannounced: they appear here once the visit has begun.
check-company-none-title = No checks yet
check-company-none = There is nothing for you to do. You are told by mail when there is a score.
check-company-under-way = The visit is under way. The score and every mark appear here when it is finished.
check-company-ended = This check ended without a score.
check-company-draft = This is not the result yet. The result follows when you have commented or the time for it has passed.
check-how-scored = Each item weighs 1 to 5: met counts twice the weight, partly met once, not met nothing; what does not apply is left out. The pass mark is { $mark } %. A failed zero-tolerance item fails the check whatever the score.
check-your-comment = Your comment
check-comment-title = Comment before the result
check-comment-hint = Say what is not right or not complete, item by item. You can send one comment.
check-comment-until = Comment possible until
check-send-comment = Send the comment
check-to-remediation = Go to remediation
check-objection-text = What you object to
check-objection-hint = Name the item or finding and say why it is wrong. You can object once.
check-objection-until = You may object until { $day }. Somebody who took no part in the check decides; the first result stays beside the corrected one.
check-objection-waits = Somebody who took no part in the check is deciding.
check-object = Object

finding-list = Findings
finding-none = There are no findings.
finding-number = Finding
finding-text = What was found
finding-severity = Severity
finding-contain-by = Contain by
finding-plan-due = Plan by
finding-complete-due = Complete by
finding-state = Status
finding-state-open = Open
finding-state-closed = Closed
finding-state-noted = Noted
finding-severity-zero_tolerance = Zero tolerance
finding-severity-critical = Critical
finding-severity-major = Major
finding-severity-minor = Minor
finding-severity-observation = Observation
finding-stage-before = Before
finding-stage-during = During
finding-stage-after = After

problem-check-supplier = There is no supplier with this number. Check it against the register.
problem-check-past = This day has passed. Enter today or a later day.
problem-check-future = This day is still to come. Enter today or an earlier day.
problem-check-none-ticked = Tick at least one check.
problem-check-relationship = This person has a declared relationship to the supplier of { $number }. Choose somebody else.
problem-check-unmarked = { $item }: choose a mark.
problem-check-note = { $item }: say what you found, or why it does not apply.
problem-check-evidence = { $item }: add evidence; a zero-tolerance item failed.
problem-check-nothing-applies = No item applies. End the check as out of scope instead.
problem-check-severity = An item of zero tolerance stays zero tolerance, and no other item becomes it.
problem-check-observations-only = A failed check needs at least one finding that must be put right. Choose a higher severity for one of them.
problem-check-corrected = Only an objection that is upheld can correct the result.

not-allowed-check-not-yours = This check belongs to somebody else. Ask for it to be assigned to you.
conflict-check-no-checklist = No checklist has been published yet. Ask an administrator to load it.
conflict-check-comment-over = The time for a comment has passed, or you have commented already.
conflict-check-comment-open = The supplier may still comment. Give the result when it has, or when the time has passed.
conflict-check-objection-over = The time for an objection has passed, or you have objected already.
conflict-check-open-remediation = Its remediations are not all closed. Close them first.
conflict-check-needs-disposition = A failed check needs a decided disposition. Have one proposed and decided, then close it.

notice-check-planned = The check is planned.
notice-check-claimed = The check is yours.
notice-check-assigned = The checks have been assigned.
notice-check-started = The visit has begun. Mark each item.
notice-check-scored = The score is submitted; the supplier has been told.
notice-check-settled = The result is given; the supplier has been told.
notice-audit-issued = The report is issued; the supplier has been told.
notice-check-closed = The check is closed.
notice-check-cancel-proposed = A second person can now cancel it.
notice-check-commented = Your comment has been sent.
notice-check-objected = Your objection has been sent. Somebody who took no part decides.

verb-checklist-publish = Published the checklist
verb-check-plan = Planned the check
verb-check-claim = Claimed the check
verb-check-assign = Assigned the check
verb-check-start = Began the visit
verb-check-score = Submitted the score
verb-check-comment = Commented
verb-check-settle = Gave the result
verb-check-issue = Issued the report
verb-check-progress = Followed its remediations
verb-check-close = Closed the check
verb-check-refused = Recorded that the visit was refused
verb-check-out-of-scope = Ended it as out of scope
verb-check-propose-cancel = Proposed to cancel
verb-check-cancel = Cancelled as second person
verb-check-keep = Kept the check
verb-check-object = Objected
verb-check-decide-objection = Decided the objection

finding-kind-child-labour = Child labour and young workers
finding-kind-forced-labour = Forced labour
finding-kind-contracts = Labour contracts
finding-kind-wages = Wages
finding-kind-working-hours = Working hours
finding-kind-social-insurance = Social insurance
finding-kind-equal-treatment = Equal treatment and association
finding-kind-fire-safety = Fire and evacuation
finding-kind-safe-work = Machines and special work
finding-kind-occupational-health = Occupational health
finding-kind-living-conditions = Living conditions
finding-kind-permits = Environmental permits and discharge
finding-kind-waste-chemicals = Waste and chemicals
finding-kind-energy-climate = Energy and climate
finding-kind-integrity = Integrity
finding-kind-data-ip = Privacy and intellectual property
finding-kind-records = Records and access
finding-kind-grievance = Grievances and reporters
finding-kind-subcontracting = Assignment and subcontracting
finding-kind-management = Management system

mail-check-scored-subject = { $number }: score of a spot check
mail-check-scored-body = A spot check of { $supplier } has been scored: { $score } %.

    This is not the result yet. You can read every mark and comment until { $until }; the result follows after that.
mail-check-scored-button = Read the score
mail-check-settled-subject = { $number }: result of the spot check
mail-check-settled-body = The spot check of { $supplier } is { $outcome ->
        [passed] passed
       *[failed] failed
    } with { $score } %. { $findings ->
        [one] There is 1 finding.
       *[other] There are { $findings } findings.
    }

    Read them with their dates and send your plans in time. You may object within ten working days.
mail-check-settled-button = Read the result
mail-audit-draft-subject = { $number }: drafted findings of the ESG audit
mail-audit-draft-body = The findings of the ESG audit of { $supplier } have been drafted; the score is { $score } %.

    The report is not issued yet. You can read every mark and comment until { $until }.
mail-audit-draft-button = Read the draft
mail-audit-issued-subject = { $number }: report of the ESG audit
mail-audit-issued-body = The report of the ESG audit of { $supplier } is issued: { $outcome ->
        [passed] passed
       *[failed] failed
    } with { $score } %. { $findings ->
        [one] There is 1 finding.
       *[other] There are { $findings } findings.
    }

    Read them with their dates and send your plans in time. You may object within ten working days.
mail-audit-issued-button = Read the report
mail-check-objection-subject = { $number }: your objection is decided
mail-check-objection-body = The objection of { $supplier } has been decided by somebody who took no part in the check. The decision and its reason are in the portal.
mail-check-objection-button = Read the decision

check-revise = Reopen the marks
check-revise-effect = The score is taken back. You correct the marks and submit again; the supplier reads your reason and may comment anew.
notice-check-revised = The marks are open again. Submit the score when you have corrected them.
verb-check-revise = Reopened the marks
