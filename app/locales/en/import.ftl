import-title = Imports
import-new = New import
import-new-title = Import a file
import-new-lead = Nothing is written to the register before you have seen what the file says and confirm it.
import-field-kind = What does the file list?
import-field-source = Source
import-field-source-hint = Where the list comes from, such as "ERP" or "Factory list 2021". Columns are remembered for it. Without it the file's name is taken.
import-field-file = File
import-field-file-hint = CSV, XLSX, XLS or ODS, at most 64 MiB. The first sheet that holds something is read.
import-stage-button = Read the file
import-kind-suppliers = Suppliers
import-kind-contacts = Contacts
import-kind-spend = Spend
import-kind-history = History of earlier years
import-kind-suppliers-hint = Legal entities: name, country, address, identifiers
import-kind-contacts-hint = People to write to: supplier, name, e-mail address, language
import-kind-spend-hint = Money spent: supplier, period, currency, amount
import-kind-history-hint = Signatures, spot checks, audits and blacklistings

import-tab-waiting = Waiting
import-tab-committed = Written
import-tab-undone = Undone or discarded
import-tabs = Imports by state
import-empty-title = No imports here
import-empty-body = Import a list of suppliers, contacts or spend to begin.
import-total = { $count ->
    [one] 1 import
   *[other] { $count } imports
}
import-head-number = Number
import-head-kind = List
import-head-file = File
import-head-source = Source
import-head-rows = Rows
import-head-refused = Refused
import-head-state = State
import-head-staged = Brought by
import-head-at = When

import-state-staging = Being read
import-state-waiting = Waiting for confirmation
import-state-committed = Written
import-state-undo-proposed = Undo proposed
import-state-undone = Undone
import-state-discarded = Discarded

import-outcome-create = New
import-outcome-update = Changed
import-outcome-unchanged = Unchanged
import-outcome-refused = Refused
import-outcome-undone = Taken back

import-facts = The file
import-fact-format = Format
import-fact-encoding = Encoding
import-fact-hash = SHA-256
import-fact-written = Written on
import-fact-undone = Undone on
import-counts = What the rows say
import-count-rows = Rows
import-count-created = New
import-count-updated = Changed
import-count-unchanged = Unchanged
import-count-refused = Refused
import-suppliers-link = Open the suppliers

import-notes = About the file
import-note-row = Row
import-note-text = Note
import-note-count = Rows
import-duplicates = Possible duplicates
import-duplicates-body = { $groups ->
    [one] 1 group of records has
   *[other] { $groups } groups of records have
} the same name in the same country. They are not merged: after writing, open a supplier and propose a merge.
import-duplicates-more = { $count ->
    [one] 1 more group is
   *[other] { $count } more groups are
} in the result of the command line.
import-duplicates-group = Group
import-duplicates-members = Records

import-preview = First rows
import-head-row = Row
import-head-outcome = Result
import-problems = Errors and warnings
import-problems-none = No row has an error or a warning.
import-head-column = Column
import-head-level = Weight
import-head-message = What is wrong
import-level-error = Error
import-level-warning = Warning
import-next-rows = From row { $row }
import-download-refused = Download the refused rows
import-refused-reason = Reason

import-mapping = Columns
import-mapping-lead = Say which column of the file means what. It is remembered for this source.
import-mapping-none = Not in the file
import-mapping-button = Read again with these columns
import-column-unnamed = Column { $number }

import-column-number = Supplier number
import-column-name = Legal name
import-column-name-latin = Name in Latin letters
import-column-country = Country
import-column-admin1 = Province or state
import-column-city = City
import-column-address = Registered address
import-column-uscc = Unified social credit code
import-column-lei = LEI
import-column-tax-id = Registration or tax number
import-column-tax-id-type = Kind of number
import-column-source = Source
import-column-source-id = Id in the source
import-column-category = Category
import-column-product = Product
import-column-workers = Workers
import-column-female = Women, %
import-column-migrant = Migrant workers, %
import-column-latitude = Latitude
import-column-longitude = Longitude
import-column-registered-on = Supplier since
import-column-source-year = Year of the list
import-column-contact = Contact person
import-column-email = E-mail address
import-column-phone = Telephone
import-column-job-title = Position
import-column-lang = Language
import-column-fiscal-year = Fiscal year
import-column-starts-on = Period from
import-column-ends-on = Period to
import-column-unit = Business unit
import-column-currency = Currency
import-column-amount = Amount
import-column-amount-cny = Amount in CNY
import-column-rate-source = Source of the rate
import-column-kind = Kind of event
import-column-on = Date
import-column-until = Until
import-column-instrument = Code or letter
import-column-version = Version
import-column-passed = Passed
import-column-score = Score, %
import-column-grounds = Grounds
import-column-reference = Case reference

import-confirm-title = Write this import
import-confirm-new = { $count ->
    [one] 1 new record is made.
   *[other] { $count } new records are made.
}
import-confirm-changed = { $count ->
    [one] 1 known record gets new values; the old values stay in the history.
   *[other] { $count } known records get new values; the old values stay in the history.
}
import-confirm-refused = { $count ->
    [one] 1 refused row is left out.
   *[other] { $count } refused rows are left out.
}
import-confirm-undo = It is one act; a second person can undo it.
import-commit-all = { $count ->
    [one] Write 1 row
   *[other] Write all { $count } rows
}
import-commit-good = { $count ->
    [one] Write the 1 good row
   *[other] Write the { $count } good rows
}
import-discard = Discard
import-undo-title = Undo this import
import-undo-effect = What nobody has touched since goes back to what it was; new records are removed.
import-undo-rest = What somebody has worked with since stays and is listed here.
import-undo-second = You wrote this import, or nobody is known to have: propose it, and another person with the right decides.
import-undo-yours = You may do it, because another person wrote it or proposed to undo it.
import-propose-undo = Propose to undo
import-undo-button = Undo this import
import-keep-button = Leave it as it is
import-undo-own = You proposed this; another person decides. You may withdraw it.
import-kept = Stayed because somebody has worked with it since
import-kept-none = Everything was taken back.
import-progress = The file is being read; rows so far: { $count }. Nothing is written to the register yet.
import-progress-again = Look again
import-history = History

import-past-title = What lists have brought
import-past-day = Day
import-past-what = What
import-past-result = Result
import-past-batch = Import
import-past-imported = Imported
import-past-passed = Passed
import-past-failed = Failed
import-past-signature = Signature
import-past-spot-check = Spot check
import-past-audit = ESG audit
import-past-blacklisting = Blacklisting
import-past-suppliers = Master data
import-past-contacts = Contacts
import-past-spend = Spend

verb-import-stage = Read a file
verb-import-map = Gave the columns other meanings
verb-import-commit = Wrote an import
verb-import-discard = Discarded an import
verb-import-propose-undo = Proposed to undo an import
verb-import-keep = Left the import as it is
verb-import-undo = Undid an import

notice-import-staged = The file has been read. Check what it says, then write it.
notice-import-staging = The file is long and is still being read. Look again in a moment.
notice-import-staged-before = You have brought this file already, and nothing has been done with it yet: this is that import.
notice-import-mapped = Every row has been read again with these columns.
notice-import-committed = The import has been written.
notice-import-discarded = The import has been discarded; nothing was written.
notice-import-undo-proposed = Another person can now decide about undoing it.
notice-import-kept = The import stays as it is.
notice-import-undone = The import has been undone.

conflict-import-refused-rows = Some rows are refused now, so nothing was written. Look at them again, then write the good rows alone or bring a corrected file.

problem-import-country = No country is called "{ $value }". Write the two-letter code, such as CN, or the English or Chinese name.
problem-import-country-missing = The row names no country; it is taken as unknown.
problem-import-future = This day is in the future. Enter the day it happened.
problem-import-left-out = "{ $value }" is a placeholder, or nothing that this column can hold; it is left out.
problem-import-check-failed = The check character of "{ $value }" does not fit: most often a typing error. The row is taken; compare with the original.
problem-import-category = "{ $value }" is no category of this installation; its rows are taken as "unknown" ({ $count ->
    [one] 1 row
   *[other] { $count } rows
}).
problem-import-two-suppliers = The identifier and the source id belong to different suppliers: { $suppliers }. Merge these, or correct the row.
problem-import-repeated = The row says the same as row { $first }; that one is taken.
problem-import-key-twice = Row { $first } has the same identifier or source id but another name. Correct one of the two.
problem-import-no-supplier = The row does not say which supplier it is about. Give its number, an identifier, the id in the source, or name and country.
problem-import-unknown-supplier = No supplier of the register fits. Import the supplier first, or correct the row.
problem-import-several-suppliers = Several suppliers fit. Give the supplier's number.
problem-import-contact-ended = This address was ended or bounced here; it is left as it is.
problem-import-currency = "{ $value }" is no currency. Write the three letters of ISO 4217, such as CNY.
problem-import-amount-differs = The amount is in CNY already, and the amount in CNY is another. Correct one of the two.
problem-import-amount-negative = The amount "{ $value }" is negative: it is taken as a credit that lowers the spend of the year.
problem-import-period-long = The period is longer than a year. Write a row for each fiscal year.
problem-import-period-two-years = The period lies in two fiscal years; it counts in that of its first day. Split the row where this matters.
problem-import-several-addresses = There are several addresses in this cell. Write a row for each.
problem-import-contact-twice = Row { $first } has the same address for this supplier with other particulars. Correct one of the two.
problem-import-history-twice = Row { $first } says something else about the same event on the same day. Correct one of the two.
problem-import-history-known = This event has been imported already with other particulars. Undo that import first, or correct the row.
problem-import-date-serial = "{ $value }" is the number by which a spreadsheet program counts days. Format the column as a date such as 2023-03-31 and save the file anew.
problem-import-instrument = Write ESG code or integrity letter.
problem-import-version = Write the number of the version that was signed, such as 1.
problem-import-version-over = Version { $value } had lapsed by then: a newer version had to be signed by { $day }. Correct the version or the day.
problem-import-version-early = Version { $value } takes effect on { $day }; the signature counts from that day on.
problem-import-no-text = Version { $value } has no text in this language. Correct the language, or leave it empty.
problem-import-until = Enter a last day after the first, or leave it empty.
problem-import-column-missing = No column of the file stands for this, so that no row can be written. Say which one does under "Columns".
problem-import-whom-missing = No column says which supplier a row is about. Choose one under "Columns": number, identifier, id in the source, or name and country.
problem-import-no-rate = The amount in CNY is missing. Add a column with it; no rate is assumed.
problem-import-amount = "{ $value }" is no amount with at most { $decimals } decimal places.
problem-import-amount-twice = Row { $first } has another amount for the same supplier, period, unit, category and currency. Correct one, or add them up.
problem-import-period = Enter a fiscal year such as 2023, or a first and a last day in this order.
problem-import-history-kind = Write signature, spot check, audit or blacklisting.
problem-import-passed = Write passed or failed.
problem-import-no-version = Version { $value } is not published here. Publish it first, or correct the row.
problem-import-no-checklist = There is no checklist for this kind of check yet. Publish one first.
problem-import-map = "{ $value }" names no known meaning or no column of the file.
problem-import-column-twice = This column has another meaning already. Choose a different one.
problem-import-no-file = Choose a file.
problem-import-file-empty-file = The file is empty. Choose a file with a header and rows.
problem-import-file-no-rows = There is a header and no row below it. Choose a file with rows.
problem-import-file-not-a-file = This is a folder or a device, not a file. Name the file.
problem-import-file-missing = There is no such file. Check its name and folder.
problem-import-file-forbidden = The file may not be read. Ask for the right to read it, or copy it to where you may.
problem-import-file-not-a-table = This is not a table ({ $detail }). Save it as CSV or XLSX and try again.
problem-import-file-protected = The file is protected by a password. Save it without one and try again.
problem-import-file-too-large = The file is larger than 64 MiB. Split it and import the parts.
problem-import-file-open-quote = The quotation mark that opens a cell in row { $detail } is never closed, so everything below would be one cell. Close it or take it away, and try again.
problem-import-file-too-many-cells = The sheet has too many cells ({ $detail }). Remove empty rows and columns, or save it as CSV.
problem-import-file-too-many-columns = The sheet has too many columns ({ $detail }). Keep those that are needed.
problem-import-file-too-many-rows = The sheet has too many rows ({ $detail }). Split it and import the parts.
problem-import-file-unreadable = The file cannot be read ({ $detail }). Open it, save it anew as CSV or XLSX, and try again.
problem-import-file-unreadable-too-large = Reading the file would take too much memory or time. Save it as CSV and try again.
problem-import-file-wrong-extension = The content is not what the file's name says ({ $detail }). Give it the right ending, or save it anew.
problem-import-sheet-read-as = The name of the file says something else; it was read as { $value }.
problem-import-sheet-header-twice = Several columns are called "{ $value }". The later ones have got a number; check under "Columns" that the right one is taken.
problem-import-sheet-decoding-errors = Some characters could not be decoded. Compare the names in the first rows with the original.
problem-import-sheet-other-sheets = Only the first sheet that holds something was read; these were not: { $value }.
problem-import-sheet-many-lines = A cell of column { $value } has many lines: perhaps a quotation mark is missing.
problem-import-sheet-hidden-characters = A cell of column { $value } holds characters that nobody can see, such as NUL or marks of writing direction; they are left out.
problem-import-sheet-more-cells = The row goes on in column { $value }, where the header has ended: perhaps a text that holds the delimiter is not in quotation marks.
problem-import-sheet-error-cell = A cell holds the error of a formula ({ $value }); it is taken as empty.
problem-import-sheet-rounded-number = A number in column { $value } has been rounded by the spreadsheet program. Format the column as text in the original.
problem-import-sheet-cell-too-long = A cell of column { $value } was too long and has been cut.
