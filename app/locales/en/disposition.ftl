disposition-queues = Parts of the list
disposition-tab-proposed = Notice to give
disposition-tab-undelivered = Not delivered
disposition-tab-hearing = Being heard
disposition-tab-decide = To decide
disposition-tab-in-force = In force
disposition-tab-ended = Ended
disposition-tab-all = All
disposition-state-proposed = Proposed
disposition-state-noticed = Notice given
disposition-state-heard = Heard
disposition-state-in-force = In force
disposition-state-rejected = Rejected
disposition-state-lifted = Lifted
disposition-state-expired = Expired
disposition-kind = Disposition
disposition-kind-warning = Warning
disposition-kind-freeze = Freeze
disposition-kind-blacklisting = Blacklist
disposition-scope = Scope
disposition-scope-new-orders = New orders only
disposition-scope-all = All business
disposition-source-spot-check = Spot check
disposition-source-audit = Audit
disposition-delivery-portal = Read in the portal
disposition-delivery-registered-mail = Registered mail
disposition-delivery-handed-over = Handed over
disposition-proposed-at = Proposed
disposition-next = Next
disposition-answer-until = Answer until { $time }
disposition-not-delivered = Delivery not proven
disposition-waits = { $days ->
    [one] waits { $days } day
   *[other] waits { $days } days
    }
disposition-empty = Nothing waits here
disposition-empty-body = Dispositions are proposed from a failed check, an issued audit or a supplier's page. Look into another part of the list.
disposition-choose-supplier = Choose a supplier to propose one

disposition-propose-title = Propose a disposition
disposition-follows = After { $kind } { $number }
disposition-warning-hint = A written warning; it lapses after a year.
disposition-freeze-hint = No new business from a day until another; it ends by itself.
disposition-starts = First day
disposition-starts-hint = Today or later. The freeze keeps its length if the decision comes after this day.
disposition-ends = Ends on
disposition-ends-hint = The first day on which the supplier is free again.
disposition-reason-hint = What happened, when and where, and which clause it broke. The supplier reads this text.
disposition-propose-next = Next the supplier is given notice and has 10 working days to answer. Then somebody other than you decides.
disposition-propose = Propose

disposition-decided-what = What is decided
disposition-evidence = On what evidence
disposition-hearing = Notice and hearing
disposition-outcome = Outcome
disposition-period = Period
disposition-from-to = { $days ->
    [one] 1 day
   *[other] { $days } days
}, from { $from }, ends on { $to }
disposition-proposer = Proposed by
disposition-decider = Decided by
disposition-decided-at = Decided on
disposition-noticed-at = Notice given
disposition-not-noticed = Not yet
disposition-delivered-at = Delivered
disposition-hear-until = May answer until
disposition-statement = Answer of the supplier
disposition-own-statement = Your company's answer
disposition-statement-hint = What the supplier said or wrote, in its own words. Leave empty while it may still answer.
disposition-silent = The period passed without an answer.
disposition-lift-reason = Reason for lifting
disposition-own = You proposed this disposition. Somebody else must decide.
disposition-notice-title = Give { $supplier } notice?
disposition-notice-reads = The supplier reads what is proposed, the reason and the period, and gets a mail.
disposition-notice-period = It has 10 working days to answer, counted from the day on which delivery is proven.
disposition-notice = Give notice
disposition-record-title = Delivered outside the portal
disposition-delivered-how = How it was delivered
disposition-delivered-on = Delivered on
disposition-record-delivery = Record the delivery
disposition-freeze-title = Freeze { $supplier } for { $days ->
    [one] 1 day
   *[other] { $days } days
}?
disposition-warning-title = Warn { $supplier }?
disposition-second = You sign as second person; { $who } proposed it.
disposition-not-heard = The supplier has not been heard yet, so it can only be rejected.
disposition-freeze-effect = The supplier is frozen from { $from } and free again on { $to }.
disposition-warning-effect = The warning is in force until { $to }.
disposition-reads = The supplier reads the decision, your reason and how to appeal.
disposition-decision-hint = Answer what the supplier said. The supplier reads this text.
disposition-freeze-for = { $days ->
    [one] Freeze for { $days } day
   *[other] Freeze for { $days } days
    }
disposition-warn = Warn the supplier
disposition-reject = Reject the proposal
disposition-lift-title = Lift { $number } before its date?
disposition-lift-effect = The supplier is free from today and reads your reason.
disposition-lift = Lift the disposition

disposition-company-lead = Every decision about your company, with its reason and how to answer.
disposition-company-empty = There is no decision about your company
disposition-company-empty-body = When one is proposed you get a mail, read the reason here and can answer before it is decided.
disposition-please-read = Please read and answer
disposition-company-noticed = This has been proposed and is not decided. You can answer within { $days } working days of reading it; somebody who did not propose it then decides.
disposition-company-heard = The hearing is closed. You get a mail when it has been decided.
disposition-acknowledge-body = Confirm that you have read this notice. Your { $days } working days to answer are counted from then.
disposition-acknowledge = I have read this
disposition-answer-title = Your answer
disposition-answer-hint = What you say to the facts, and what you ask to be considered. Once submitted it cannot be changed.
disposition-answer = Submit the answer
disposition-appeal = You can appeal until { $until }: write to your procurement contact and name { $number }. Somebody who took no part in the decision decides about the appeal.

verb-disposition-propose = Proposed the disposition
verb-disposition-notice = Gave the supplier notice
verb-disposition-acknowledge = Confirmed reading the notice
verb-disposition-statement = Answered the notice
verb-disposition-deliver = Recorded the delivery
verb-disposition-hear = Recorded the hearing
verb-disposition-period-over = The period to answer ended
verb-disposition-enforce = Decided: in force
verb-disposition-reject = Rejected the proposal
verb-disposition-lift = Lifted the disposition
verb-disposition-expire = The disposition ended on its date
notice-disposition-proposed = The disposition has been proposed. Give the supplier notice next.
notice-disposition-noticed = The supplier has been given notice.
notice-disposition-decided = The decision has been recorded.
notice-disposition-lifted = The disposition has been lifted.
notice-disposition-read = Thank you. Your period to answer has begun.
notice-disposition-answered = Your answer has been submitted.
problem-disposition-past = This day has passed. Choose today or a later day.
problem-disposition-order = Choose a day after the first day.
problem-disposition-delivery = Choose a day between the notice and today.

mail-disposition-noticed-subject = { $number }: a disposition about your company is proposed
mail-disposition-noticed-body = A disposition about your company has been proposed. It is not decided: read the reason and answer within 10 working days.
mail-disposition-noticed-button = Read and answer
mail-disposition-decided-subject = { $number } has been decided
mail-disposition-decided-body = The disposition about your company has been decided. Read the decision, its reason and how to appeal.
mail-disposition-decided-button = Read the decision
mail-disposition-lifted-subject = { $number } has been lifted
mail-disposition-lifted-body = The disposition about your company has been lifted before its date.
mail-disposition-lifted-button = Read the reason
