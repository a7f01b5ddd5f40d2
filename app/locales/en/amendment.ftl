amendment-title = Propose a change of your company's record
amendment-lead = Propose your company's new name or registered address and add the document that proves it. Nothing changes before procurement approves; the old values stay in the history.
amendment-propose = Save and add the proof
amendment-revise = Save what is proposed
amendment-revise-open = Change what is proposed
amendment-statement = What has changed, and since when
amendment-statement-hint = Name the document that you add, such as the new business licence.
amendment-differences = What is proposed
amendment-field = Field
amendment-before = Until now
amendment-after = Proposed
amendment-same = Nothing differs from the record.
amendment-proof = Proof
amendment-proof-body = Add the document that shows the change: business licence, notice of the register, or the like.
amendment-submit-title = Hand it in
amendment-submit-body = Procurement checks the proof, then approves the change or returns it with a reason.
amendment-submit = Submit the change
amendment-withdraw = Withdraw the change
amendment-waits = Procurement is checking this change. You will be told by mail.
amendment-returned-because = Procurement has returned this change: { $reason }
amendment-earlier = Earlier changes
amendment-number = Number
amendment-state = State
amendment-supplier = Supplier
amendment-proposer = Proposed by
amendment-submitted = Submitted
amendment-decided = Decided
amendment-reason = Reason
amendment-reason-hint = The supplier reads this. Say what is missing and what to add.
amendment-said = What was said
amendment-queue = Proposed changes
amendment-queue-empty = No proposed change here
amendment-queue-empty-body = Suppliers propose changes of their names and registered address on their own page.
amendment-total = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
amendment-waiting = Proposed changes ({ $count })
amendment-tab-waiting = To be decided
amendment-tab-returned = With the supplier
amendment-tab-ended = Ended
amendment-tab-all = All
amendment-state-draft = Draft
amendment-state-submitted = Submitted
amendment-state-approved = Approved
amendment-state-returned = Returned
amendment-state-withdrawn = Withdrawn
amendment-own = You proposed this change. Somebody else decides about it.
amendment-approve-title = Approve the change
amendment-effective-hint = The new values are in force from this day; the old ones end on it.
amendment-approve = Approve and change the record
amendment-return-title = Return the change
amendment-return = Return with this reason

notice-amendment-proposed = Saved. Add the proof, then submit the change.
notice-amendment-revised = What is proposed has been saved.
notice-amendment-submitted = The change has been submitted.
notice-amendment-withdrawn = The change has been withdrawn.
notice-amendment-approved = The change is in the record.
notice-amendment-returned = The change has been returned.

problem-amendment-same = This is what the record says already. Change at least one value.
problem-amendment-proof = Add at least one file that proves the change, then submit it.

verb-amendment-propose = Proposed a change of the record
verb-amendment-revise = Changed what is proposed
verb-amendment-submit = Submitted a change of the record
verb-amendment-withdraw = Withdrew a change of the record
verb-amendment-approve = Approved a change of the record
verb-amendment-return = Returned a change of the record

mail-amendment-approved-subject = { $number }: the change of your company's record is approved
mail-amendment-approved-body = Procurement has approved the change { $number }. Your company's record shows the new values.
mail-amendment-approved-button = See the change
mail-amendment-returned-subject = { $number }: the change of your company's record is returned
mail-amendment-returned-body = Procurement has returned the change { $number } with a reason. Correct it or add what is missing, then submit it again.
mail-amendment-returned-button = Read the reason
