instrument-esg-code = Supplier ESG code of conduct
instrument-integrity-letter = Integrity letter
instrument-name-version = { $instrument }, version { $number }
instrument-version-state-draft = Draft
instrument-version-state-published = Published
signing-state-invited = Invited
signing-state-viewed = Opened
signing-state-signed = Signed
signing-state-declined = Declined
signing-state-clarification = Question asked
signing-state-equivalent-offered = Own code offered
signing-state-equivalent = Own code accepted
signing-state-superseded = Superseded
signing-state-void = Voided
signing-reply-decline = Declined
signing-reply-clarification = Question
signing-reply-equivalent = Own code offered as equivalent
signing-reply-text-decline = Reason
signing-reply-text-clarification = Question
signing-reply-text-equivalent = How it compares
signing-decision-answered = Answered
signing-decision-accepted = Accepted as equivalent
signing-decision-refused = Not accepted
signing-decision-hint-accepted = The supplier need not sign this version. It does not count as signed.
signing-decision-hint-refused = The supplier is asked to sign our text again.

instrument-lead = What suppliers sign. A signature stays in force until the re-sign-by date of a newer version; a correction of wording asks for no new signature.
instrument-in-force-now = Suppliers with a signature in force: { $count }
instrument-none = There is no version yet. Write the first one.
instrument-new = Write a new version
instrument-version = Version
instrument-version-number = Version { $number }
instrument-version-correction = Version { $number } (correction)
instrument-state = Status
instrument-effective = Effective date
instrument-resign-by = Re-sign by
instrument-count-open = To sign
instrument-count-waiting = Waiting for us
instrument-count-signed = Signed
instrument-count-declined = Declined
instrument-all = All

instrument-new-title = New version: { $instrument }
instrument-new-lead = The form begins with the texts in force. Nobody outside sees a draft; it can be published when both languages are complete.
instrument-title-zh = Title in Chinese
instrument-body-zh = Text in Chinese
instrument-title-en = Title in English
instrument-body-en = Text in English
instrument-body-hint = Begin headings with ## and separate paragraphs by an empty line.
instrument-prevailing = Which language decides when the two texts differ
instrument-draft-save = Save draft
instrument-texts = Texts
instrument-resign-hint = Signatures of version { $number } stay in force until the end of this day. Leave it empty for a correction.
instrument-correction = This corrects wording alone
instrument-correction-hint = Signatures of the version before stay in force and nobody is asked to sign again.
instrument-publish-title = Publish this version
instrument-publish-button = Publish version { $number }
instrument-publish-effect-frozen = The texts can no longer be changed; a change is a new version.
instrument-publish-effect-older = Unless it is a correction, suppliers that have not yet signed an older version are no longer asked to.
instrument-publish-effect-nobody = No supplier gets mail. You invite them in the next step.

instrument-fact-effective = Effective { $day }
instrument-fact-resign = Re-sign by { $day }
instrument-fact-correction = Correction of wording
instrument-fact-prevailing = Prevailing text: { $language }
instrument-tab-signings = Signings
instrument-tab-invite = Invite
instrument-tab-text = Text
instrument-hash = SHA-256 of the text
instrument-file = File
instrument-download = Download the text
instrument-total = { $count ->
    [one] 1 signing
   *[other] { $count } signings
}
instrument-supplier-number = Number
instrument-supplier = Supplier
instrument-country = Country
instrument-country-code = Country (two letters)
instrument-due = Due
instrument-since = Invited
instrument-overdue = Overdue
instrument-imported = Imported
instrument-search = Number or part of the name
instrument-signings-none = No signing matches. Change the filters, or invite suppliers.

instrument-any = All
instrument-category = Main category
instrument-standing = Standing
instrument-standing-registered = Registered
instrument-standing-certified = Certified
instrument-standing-frozen = Frozen
instrument-code-state = ESG code
instrument-code-none = Not invited
instrument-code-invited = Invited
instrument-code-viewed = Opened
instrument-code-signed = Signed
instrument-code-declined = Declined
instrument-code-clarification = Question asked
instrument-code-equivalent = Own code accepted
instrument-chosen = { $count ->
    [one] 1 supplier chosen
   *[other] { $count } suppliers chosen
    }
instrument-reach = Suppliers that will be invited: { $count }
instrument-cannot = Cannot be invited, no contact: { $count }.
instrument-cannot-link = See these suppliers
instrument-already = Invited to this version before: { $count }
instrument-mail-files = No mail relay is configured: mail is written to files in the data folder.
instrument-nobody-left = Nobody is left to invite with these filters. Clear the filters, or add contacts to suppliers that have none.
instrument-due-on = Sign by
instrument-due-hint = A reminder leaves seven days before. Signing later stays possible.
instrument-invite-paced = The first contact of each supplier gets one mail in their language. Many mails leave one after the other.
instrument-invite-button = { $count ->
    [one] Invite 1 supplier
   *[other] Invite { $count } suppliers
}

signing-fact-invited = Invited { $time }
signing-fact-due = Sign by { $day }
signing-fact-viewed = Opened { $time }
signing-open-supplier = Open the supplier
signing-history = History
signing-now = Now: { $state }
signing-replied-by = From
signing-replied-at = Received
signing-reason = Reason
signing-link = Where it can be read
signing-decision = Decision
signing-answer = Answer
signing-no-answer = Not answered yet
signing-decided-by = Decided by
signing-decided-at = Answered at
signing-supplier-reads = The supplier reads this text.
signing-answer-title = Answer the question
signing-answer-button = Send the answer
signing-decide-title = Decide on the supplier's own code
signing-decision-reason = Reason
signing-decide-button = Send the decision
signing-again-title = Ask for a signature again
signing-again-button = Invite again
signing-void-title = Void a mistaken signature
signing-void-reason = Why the signature was a mistake
signing-void-button = Void the signature
signing-void-effect-count = The signature no longer counts, and the supplier no longer shows as signed.
signing-void-effect-stays = Signature and receipt stay on record, marked as voided.
signing-void-effect-told = The supplier is told the reason and can be invited again.

signing-to-sign = To sign
signing-nothing-due = Nothing is waiting for your signature.
signing-settled = Closed
signing-waits = The buyer has your reply and will answer it. You get a mail with the answer.
signing-title-version = { $title }, version { $number }
signing-open = Read the text
instrument-prevails = If the language versions differ, the text in { $language } prevails.
instrument-read-in = Language of the text
signing-admin-signs = Your company's admin signs. You can read the text and ask questions.
signing-sign-title = Sign for your company
signing-signs = You sign: { $title }, version { $number }, as read in { $language }.
signing-name = Your name
signing-job-title = Your position
signing-job-hint = For example: legal representative, general manager
signing-authority = I have read the text and am authorised to sign it for the company
signing-kept = Kept with the signature: the text's fingerprint, your name and position, the time, your network address and browser. The last two are never shown to others.
signing-sign-button = Sign
signing-otherwise = Not ready to sign
signing-ask-title = Ask a question first
signing-ask-label = Your question
signing-ask-hint = Say which clause you mean and what is unclear.
signing-ask-button = Send the question
signing-offer-title = Offer our own code as equivalent
signing-offer-label = How your code compares
signing-offer-hint = Say which parts of your code correspond to ours, and where it differs.
signing-offer-button = Offer our code
signing-link-hint = An address that begins with https://
signing-decline-title = Decline to sign
signing-decline-label = Why your company declines
signing-decline-hint = Say what you cannot agree to. You can still sign later.
signing-decline-button = Decline

signature-title = Signatures
signature-none = Nothing has been signed yet.
instrument-what = Signed
signature-signed-at = When
signature-language = Read in
signature-signer = By
signature-by = { $name }, { $title }
signature-receipt = Receipt
signature-voided = Voided { $time }: { $reason }

receipt-title = Receipt { $number }
receipt-number = Receipt number
receipt-kind-signature = Receipt of a signature
receipt-kind-submission = Receipt of a submission
receipt-fact-supplier_number = Supplier number
receipt-fact-supplier_name = Supplier
receipt-fact-instrument = Signed
receipt-fact-version = Version
receipt-fact-language = Language of the text
receipt-fact-text_sha256 = SHA-256 of the text
receipt-fact-signed_at = Signed at
receipt-fact-issued_at = Issued at
receipt-fact-commitment = Commitment to the signer's particulars
receipt-fact-campaign = Campaign
receipt-fact-declaration = Declaration
receipt-fact-supplier = Supplier number
receipt-fact-document_sha256 = SHA-256 of the answers
receipt-fact-questionnaire = Questionnaire
receipt-fact-submission = Submission
receipt-fact-submitted_at = Submitted at
receipt-fact-answers_sha256 = SHA-256 of the answers
receipt-fact-files = Files
receipt-key = Key
receipt-signature = Signature
receipt-note = This receipt is signed with the key of this installation. Anyone who holds the signed document can check it at { $address }; changing one character makes it fail. It contains no personal data.
receipt-download = Download the signed document
receipt-verify = Verify a receipt
receipt-print = Print this page, or keep the signed document: it proves what is stated here.
receipt-back = Back to what is due

verify-title = Verify a receipt
verify-lead = Paste the whole content of a receipt document (JSON). You learn whether this installation issued it and whether it is unchanged. Nothing is stored.
verify-offline = You can also check it without this site: the signature is Ed25519.
verify-keys = Public keys
verify-document = Receipt document
verify-hint = It begins with a curly bracket and is one line long.
verify-button = Verify
verify-empty = Paste a receipt document first.
verify-refused = Not verified. The document has been changed, is incomplete, or was not issued here.
verify-holds = Verified. This installation issued the receipt, and it is unchanged.
verify-states = What it states
verify-kind = Kind

conflict-instrument-draft-open = There is already a draft of this instrument. Publish or change that one.
problem-instrument-authority = Tick this box. Only somebody authorised may sign for the company.
problem-instrument-before-last = Enter a day that is not before the effective date of the version before.
problem-instrument-resign-early = Enter a day after the effective date that has not passed.
problem-instrument-nothing-to-correct = This is the first version: there is nothing to correct.
problem-instrument-incomplete = Complete title and text in both languages and save the draft, then publish.
problem-instrument-due-past = Enter today or a later day.
problem-instrument-nobody = Nobody is left to invite with these filters.

notice-instrument-drafted = The draft has been saved.
notice-instrument-published = The version has been published. Invite suppliers to sign it.
notice-instrument-invited = The invitations are in the outbox.
notice-instrument-signed = Signed. This is your receipt.
notice-instrument-replied = Your reply has been sent.
notice-signing-answered = The answer has been sent to the supplier.
notice-signing-decided = The decision has been sent to the supplier.
notice-signing-voided = The signature has been voided and the supplier told.

verb-instrument-draft = Drafted the version
verb-instrument-publish = Published the version
verb-signing-invite = Invited to sign
verb-signing-invite-again = Invited to sign again
verb-signing-view = Opened the text
verb-signing-sign = Signed
verb-signing-decline = Declined to sign
verb-signing-ask = Asked a question
verb-signing-offer-equivalent = Offered its own code
verb-signing-answer = Answered the question
verb-signing-accept-equivalent = Accepted its own code as equivalent
verb-signing-refuse-equivalent = Did not accept its own code
verb-signing-void = Voided the signature
verb-signing-lapse = The signature lapsed at the re-sign-by date
verb-signing-remind = Reminded to sign

mail-sign-invitation-subject = { $supplier }: please sign the { $title }
mail-sign-invitation-body = We ask { $supplier } to read and sign the { $title } in our supplier ESG portal by { $due }. You may also ask a question, offer your own code as equivalent, or decline, each with a reason.

    Use the link to create your account. It is valid for 30 days and works once. If this is not your company, tell us on the page behind the link.
mail-sign-invitation-button = Open the invitation
mail-sign-request-subject = { $supplier }: please sign the { $title }
mail-sign-request-body = We ask { $supplier } to read and sign the { $title } in the supplier ESG portal by { $due }. You may also ask a question, offer your own code as equivalent, or decline, each with a reason.
mail-sign-request-button = Read and sign
mail-re-sign-subject = { $supplier }: new version of the { $title }
mail-re-sign-body = There is a new version of the { $title }. Please read and sign it for { $supplier } by { $due }.

    Your signature of the version before stays in force until { $until }.
mail-re-sign-button = Read the new version
mail-sign-reminder-subject = { $supplier }: the { $title } is to be signed by { $due }
mail-sign-reminder-body = The { $title } still waits for the signature of { $supplier }. It is asked for by { $due }.

    If you have no account yet, open the link in our invitation. If that link has run out, its page sends you a new one.
mail-sign-reminder-button = Read and sign
mail-clarification-answered-subject = Answer to your question on the { $title }
mail-clarification-answered-body = Your question on the { $title } has been answered:

    { $reason }

    You can now read the text again and sign it.
mail-clarification-answered-button = Open the text
mail-equivalent-decided-subject = Decision on your own code: { $title }
mail-equivalent-decided-body = You offered your own code in place of the { $title }. It has been decided, for this reason:

    { $reason }

    The portal shows the decision and what you can do next.
mail-equivalent-decided-button = See the decision
mail-signature-voided-subject = Your signature of the { $title } has been voided
mail-signature-voided-body = Your signature of the { $title } has been voided, for this reason:

    { $reason }

    Signature and receipt stay on record, marked as voided. You may be invited to sign again.
mail-signature-voided-button = See the record
problem-instrument-unreachable = Nobody at this supplier can be written to. Add a contact on its page first.
