questionnaire-example = What good evidence looks like
questionnaire-clause = Clause { $clause } of the supplier ESG code of conduct
questionnaire-clause-label = Clause of the code
questionnaire-look = What the reviewer looks for
questionnaire-unit-persons = persons
questionnaire-unit-hours-week = hours a week

declaration-title = Self-assessment
declaration-none-title = No self-assessment yet
declaration-none-body = When you are asked for one, it stands here and you get a mail.
declaration-col-campaign = Campaign
declaration-col-number = Number
declaration-col-due = Due
declaration-col-state = State
declaration-col-rating = Rating
declaration-col-supplier = Supplier
declaration-col-submitted = Submitted
declaration-col-reviewer = Reviewer
declaration-col-question = Question
declaration-col-weight = Weight
declaration-col-points = Points
declaration-col-share = Share
declaration-late = Late
declaration-due = Due { $time }

declaration-state-invited = Invited
declaration-state-in-progress = In progress
declaration-state-submitted = Submitted
declaration-state-in-review = In review
declaration-state-returned = Returned
declaration-state-accepted = Accepted
declaration-state-cannot-answer = Cannot answer
declaration-state-expired = Expired
declaration-state-withdrawn = Withdrawn

declaration-section-not-yet-started = Not yet started
declaration-section-in-progress = In progress
declaration-section-completed = Completed
declaration-section-cannot-start-yet = Cannot start yet
declaration-section-problem = There is a problem
declaration-section-returned = Questions returned

declaration-progress = { $done } of { $all } sections completed
declaration-check-task = Check your answers and submit
declaration-check-hint = You can read everything again before it is submitted.
declaration-read-task = Read the answers
declaration-ready = Ready to submit
declaration-intro = Answer the sections in any order. What you save stays here; your colleagues can go on with it. Nothing reaches the buyer until you submit.
declaration-late-notice = The day it was due has passed. You can still submit until { $closes }; it will be marked late.
declaration-see-result = Read the result
declaration-see-receipt = See the receipt
declaration-about-submitted = Submitted and waiting for review. Until the review starts you can recall it.
declaration-about-in-review = A reviewer is reading it. You get a mail when it has been decided.
declaration-about-returned = The reviewer has returned questions. Answer them, then submit again.
declaration-about-accepted = The review has ended and the declaration is accepted.
declaration-about-cannot-answer = Your company has said that it cannot answer. The reason given:
declaration-about-withdrawn = The buyer has taken this request back; nothing is to be done. The reason given:
declaration-about-expired = The campaign was closed before this was submitted. You can still read what was answered.

declaration-recall-title = Recall this submission?
declaration-recall-effect = It goes back to "In progress" and you can change answers. The receipt stays in the history, marked as recalled.
declaration-recall = Recall the submission
declaration-cannot-title = Your company cannot answer?
declaration-cannot-label = Why your company cannot answer
declaration-cannot-hint = The buyer reads this reason. Afterwards nothing can be answered here any more.
declaration-cannot = Say that we cannot answer

declaration-section-of = Section { $at } of { $all }
declaration-save-next = Save and continue
declaration-save-stay = Save and stay
declaration-save-to-see = Some questions here depend on earlier answers. Save to see the questions that follow.
declaration-autosave-saved = Saved { $time }.
declaration-autosave-saving = Saving…
declaration-autosave-offline = Not saved: there is no connection. It is tried again by itself.
declaration-autosave-conflict = Not saved: this declaration was submitted or closed meanwhile. Load the page again.
declaration-autosave-sign-in = Not saved: your session has ended. Press Save and continue, then sign in; what you typed is kept.
declaration-autosave-refused = Not everything is saved: an answer is not accepted yet. Press Save and stay to see which.
declaration-characters-most = At most { $count } characters.
declaration-characters-left = { $count ->
    [one] 1 character left.
   *[other] { $count } characters left.
}
declaration-characters-over = { $count ->
    [one] 1 character too many.
   *[other] { $count } characters too many.
}
declaration-one-question = Answer one question at a time
declaration-whole-section = Show the whole section
declaration-back-to-tasks = Back to the task list
declaration-back-to-declaration = Back to the declaration
declaration-na-label = Not applicable
declaration-na = This does not apply to us
declaration-na-reason = Why it does not apply
declaration-na-hint = A reviewer reads the reason.
declaration-evidence-title = Evidence for this question
declaration-evidence-lead = Save your answers before you add a file: adding one loads the page again.
declaration-evidence-always = This question asks for a file.
declaration-evidence-for = A file is asked for with the answer: { $options }.
declaration-evidence-add = Save and add evidence
declaration-list-comma = , { "" }
declaration-files =
    { $count ->
        [0] No file yet
        [1] 1 file
       *[other] { $count } files
    }
declaration-not-applicable = Not applicable
declaration-no-answer = No answer

declaration-check-title = Check your answers
declaration-answers-title = Answers
declaration-change = Change
declaration-came-back = The reviewer returned this question: { $comment }
declaration-date-hint = { $hint } Write the day like 2026-11-21.
declaration-section-empty = No question of this section applies.
declaration-problems =
    { $count ->
        [1] 1 thing still to do
       *[other] { $count } things still to do
    }
declaration-problems-of = { $title }: { $count }
declaration-problems-lead = Each line leads to its question and back here.
declaration-problem-required = Answer this question.
declaration-problem-na-reason-required = Say why it does not apply.
declaration-problem-one-only = Choose one answer only.
declaration-problem-unknown-choice = Choose from the options given.
declaration-problem-exclusive = This option stands alone: take it away, or take the others away.
declaration-problem-below-min = Enter a larger number; it is below the smallest one possible.
declaration-problem-above-max = Enter a smaller number; it is above the largest one possible.
declaration-problem-evidence-required = Add a file that proves this answer.
declaration-not-ready = You can submit when every section is completed.
declaration-change-first = Change or add to the returned questions first, then submit again here.
declaration-needs-admin = Only a supplier admin of your company can submit. Tell them that it is ready.
declaration-submit-title = Submit
declaration-will-be-late = The day it was due has passed. It will be marked late.
declaration-statement = By submitting you freeze these answers and files as they stand. You can recall them until the review starts.
declaration-confirm = I confirm for my company that these answers are true and complete to the best of our knowledge.
declaration-submit = Submit the declaration

declaration-submitted-title = Declaration submitted
declaration-recalled-title = Submission recalled
declaration-receipt-is = Receipt number { $receipt }
declaration-receipt-number = Receipt number
declaration-submitted-at = Submitted
declaration-submitted-by = By
declaration-submission = Submission
declaration-submission-is = { $declaration }, submission { $number }
declaration-submission-number = Submission { $number }
declaration-sha256 = SHA-256 of the frozen answers
declaration-open-receipt = Open the receipt
declaration-next-title = What happens next
declaration-next-body = A reviewer reads your answers and the files. You get a mail when questions come back or when the declaration is accepted. Until the review starts you can recall it.
declaration-recalled-at = Recalled { $time }
declaration-returned-at = Returned { $time }
declaration-counted-late = Submitted after the day it was due: marked late.

declaration-result-title = Result of the review
declaration-returned-questions = Returned questions
declaration-notes = The reviewer's notes
declaration-decision = Decision
declaration-decided-at = Decided
declaration-reviewer = Reviewer
declaration-reason = Reason
declaration-score = Rating and score
declaration-rating-line = Rating { $rating }, self-declared; score { $score }
declaration-rating-is = Rating { $rating }
declaration-no-score = No score: no weighted question applied.
declaration-how-scored = Each question brings its points divided by the points possible, times its weight. The score is the sum divided by the sum of the weights. What does not apply is left out.
declaration-bands = A from 85 %, B from 70 %, C from 50 %, else D (bands version 1). Shares are rounded down.
declaration-items = Score by question
declaration-improve = What to improve
declaration-improve-lead = These questions did not bring full points. Beside each stands what good evidence looks like.

declaration-queue-title = Declarations
declaration-queue-empty = Nothing here
declaration-queue-empty-body = No declaration matches. Take a filter away, or look at another tab.
declaration-tab-to-review = To review
declaration-tab-in-review = In review
declaration-tab-all = All
declaration-any = Any
declaration-only-late = Late only
declaration-total = { $count ->
    [one] 1 declaration
   *[other] { $count } declarations
}

declaration-draft-hidden = Nothing has been submitted that can be read now. A draft is the supplier's own until it is submitted.
declaration-answer = Answer
declaration-open-supplier = Open the supplier
declaration-note-label = Note to the supplier
declaration-note-return = Return this question
declaration-note-save = Save the note
declaration-note-by = { $writer }, { $time }
declaration-history = History
declaration-review-title = Start the review?
declaration-review-effect = You become its reviewer, and the supplier can no longer recall it.
declaration-review = Start the review
declaration-decide-lead = You decide on the declaration of { $company }, on the answers and files below. The supplier reads your reason, your name and every note.
declaration-return-title =
    { $count ->
        [0] Return the declaration? No question is marked yet
        [1] Return the declaration with 1 marked question?
       *[other] Return the declaration with { $count } marked questions?
    }
declaration-return-label = Reason for returning
declaration-return-hint = Needed when no question is marked.
declaration-return-effect = The supplier can change its answers and submit again. This submission stays in the history.
declaration-return = Return to the supplier
declaration-accept-title = Accept the declaration?
declaration-accept-label = Reason for accepting
declaration-accept-hint = The supplier reads it.
declaration-accept-effect = The answers can no longer be changed. Nobody needs to sign second unless more than 30 % of the weight does not apply.
declaration-accept = Accept the declaration
declaration-would-be = Rating { $rating }, self-declared, with a score of { $score }.
declaration-na-wait = { $share } of the weight is said not to apply. Before you can accept, another reviewer must confirm that.
declaration-na-confirmed = { $share } of the weight is said not to apply; a second person has confirmed that.
declaration-na-confirm-title = Confirm that { $share } of the weight does not apply?
declaration-na-confirm-effect = You sign as second person for every question said not to apply. The reviewer can then accept.
declaration-na-confirm = Confirm what does not apply
declaration-withdraw-title = Withdraw the request
declaration-withdraw-hint = The supplier reads it. Afterwards nothing can be answered or reviewed here.
declaration-withdraw = Withdraw the request

campaign-title = Campaigns
campaign-none-title = No campaign yet
campaign-none-body = A campaign asks a set of suppliers for their self-assessment. Compliance opens it.
campaign-col-ends = Due
campaign-col-closes = Closes
campaign-col-asked = Asked
campaign-col-handed-in = Submitted
campaign-running = Running
campaign-late = Late answers only
campaign-closed = Closed
campaign-opened = Opened
campaign-by-state = Declarations by state
campaign-version = { $title }, version { $number }
campaign-open-title = Open a campaign
campaign-field-title-en = Title in English
campaign-field-title-zh = Title in Chinese
campaign-field-questionnaire = Questionnaire
campaign-field-starts = First day
campaign-field-ends = Last day in time
campaign-field-closes = Last day for late answers
campaign-col-count = Declarations
campaign-zone = Days end at midnight, { $zone }.
campaign-closes-hint = After this day what has not been submitted expires.
campaign-whom = Who is asked
campaign-whom-signed = All suppliers that have signed the ESG code of conduct
campaign-whom-invitable = All suppliers that can be invited
campaign-whom-filter = Suppliers that can be invited, by filter
campaign-whom-list = Suppliers by number
campaign-field-country = Country
campaign-country-hint = Two letters, such as CN.
campaign-field-category = Category
campaign-field-standing = Standing
campaign-standing-registered = Registered
campaign-standing-certified = Certified
campaign-standing-frozen = Frozen
campaign-field-numbers = Supplier numbers
campaign-numbers-hint = Such as S-000123, separated by spaces, commas or lines.
campaign-open = Open the campaign
campaign-close-title = Close this campaign?
campaign-close-effect-open = Declarations that have not been submitted expire; their suppliers can only read them.
campaign-close-effect-rest = Submitted ones are reviewed as before.
campaign-close = Close the campaign

problem-declaration-not-a-number = Enter a number such as 1200 or 12.5, without words.
problem-declaration-too-many-decimals = Enter a number with at most { $decimals } decimal places.
problem-declaration-whole = Enter a whole number such as 1200, without decimals.
problem-declaration-number-too-large = Enter a smaller number.
problem-declaration-below-min = Enter { $min } or more.
problem-declaration-above-max = Enter { $max } or less.
problem-declaration-meanwhile = Somebody changed this answer after you opened the page. What you typed is shown; save again to replace theirs.
problem-declaration-incomplete = { $count ->
    [one] 1 thing is still to do.
   *[other] { $count } things are still to do.
} Solve what is listed at the top of this page, then submit.
problem-declaration-confirm = Tick the statement to submit.
problem-declaration-note-why = Write what the supplier should change.
problem-declaration-return-why = Mark at least one question to return, or write a reason.
problem-declaration-end-early = Enter a day that is not before the first day and not in the past.
problem-declaration-close-early = Enter a day on or after the last day in time.
problem-declaration-unknown-supplier = No supplier that can be asked has these numbers: { $numbers }. Correct or remove them.
problem-declaration-nobody = No supplier matches. Choose a wider set.

conflict-declaration-unconfirmed = More than 30 % of the weight is said not to apply. Another reviewer must confirm that first.

notice-declaration-saved = Your answers have been saved.
notice-declaration-recalled = The submission has been recalled. You can change answers again.
notice-declaration-cannot = Your reason has been passed on.
notice-declaration-review = You are reviewing this declaration.
notice-declaration-note = The note has been saved.
notice-declaration-returned = The declaration has been returned to the supplier.
notice-declaration-confirmed = You have confirmed what does not apply.
notice-declaration-accepted = The declaration has been accepted.
notice-declaration-withdrawn = The request has been withdrawn.
notice-campaign-opened = The campaign is open; the mails are on their way.
notice-campaign-closed = The campaign is closed.

verb-questionnaire-publish = Published the questionnaire
verb-campaign-open = Opened the campaign
verb-campaign-close = Closed the campaign
verb-declaration-start = Began to answer
verb-declaration-submit = Submitted the declaration
verb-declaration-recall = Recalled the submission
verb-declaration-cannot = Said that the company cannot answer
verb-declaration-review = Started the review
verb-declaration-return = Returned the declaration
verb-declaration-confirm-not-applicable = Confirmed what does not apply
verb-declaration-accept = Accepted the declaration
verb-declaration-withdraw = Withdrew the request

mail-declaration-invitation-subject = { $supplier }: ESG self-assessment, due { $due }
mail-declaration-invitation-body = { $supplier } is asked for its ESG self-assessment: { $title }.

    Please submit it by the end of { $due } ({ $zone }). You can save at any time and go on later; colleagues can help.

    If you have no account yet, the link lets you make one first.
mail-declaration-invitation-button = Open the self-assessment
mail-declaration-submitted-subject = { $supplier }: receipt { $receipt } for your self-assessment
mail-declaration-submitted-body = The self-assessment of { $supplier } has been submitted: { $title }. Your receipt number is { $receipt }.

    A reviewer reads it next. Until the review starts you can recall it.
mail-declaration-submitted-button = See the confirmation
mail-declaration-returned-subject = { $supplier }: questions of your self-assessment have been returned
mail-declaration-returned-body = The reviewer has returned the self-assessment of { $supplier }: { $title }.

    Read what should be changed, answer again, and submit.
mail-declaration-returned-button = Read what came back
mail-declaration-accepted-subject = { $supplier }: your self-assessment has been accepted
mail-declaration-accepted-body = The self-assessment of { $supplier } has been accepted: { $title }.

    Rating, score by question, and what to improve are in the portal.
mail-declaration-accepted-button = Read the result
mail-declaration-withdrawn-subject = { $supplier }: a request for a self-assessment has been withdrawn
mail-declaration-withdrawn-body = The buyer has withdrawn the request for a self-assessment of { $supplier }: { $title }. Nothing is to be done.
mail-declaration-withdrawn-button = Read the reason
