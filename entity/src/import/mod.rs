//! Lists that arrive as files: suppliers, their contacts, their spend, and what happened in earlier years.
//!
//! A file becomes a batch: its rows are staged, understood by a mapping of columns, shown, and written in one act when
//! somebody confirms. The same file twice changes nothing. Possible duplicates are offered, never merged. A second
//! person can undo a batch: what nobody touched since goes back, the rest is listed.
//!
//! Each kind of list has a folder of its own: its columns, how a row is understood, how a batch is written and how it
//! goes back (`kind.rs`). Three of the four are about suppliers that the register has already (`about.rs`).
//!
//! Staging, mapping and committing need [`Permission::SupplierImport`]; undoing needs [`Permission::SupplierMerge`].
//!
//! [`Permission::SupplierImport`]: crate::permission::Permission::SupplierImport
//! [`Permission::SupplierMerge`]: crate::permission::Permission::SupplierMerge

mod about;
mod batch;
mod column;
mod commit;
mod contact;
mod country;
mod examine;
mod history;
mod key;
mod kind;
mod past;
mod query;
mod spend;
mod supplier;
pub(crate) mod table;
mod understand;
mod undo;
mod write;

pub use batch::*;
pub use column::{Mapping, Target, guess};
pub use commit::commit;
pub use country::{UNKNOWN as COUNTRY_UNKNOWN, country};
pub use examine::{Counts, Examined, Group, Member, Note, Sorting};
pub use kind::targets;
pub use past::*;
pub use query::*;
pub use understand::Problems as RowProblems;
pub use undo::{keep, propose_undo, second_person, undo};
pub use write::insert_many;

codes! {
    /// What a file lists.
    pub enum Kind {
        /// Legal entities for the register.
        Suppliers => "suppliers",
        /// People to write to.
        Contacts => "contacts",
        /// Money spent with suppliers in a period.
        Spend => "spend",
        /// Signatures, spot checks, audits and blacklistings of earlier years.
        History => "history",
    }
}

codes! {
    /// Where a batch stands.
    pub enum State {
        /// Rows are still arriving.
        Staging => "staging",
        /// Staged; nothing is written to the register until somebody confirms.
        Waiting => "waiting",
        /// Written.
        Committed => "committed",
        /// Written; somebody proposes to undo it.
        UndoProposed => "undo-proposed",
        /// Taken back as far as nobody had touched it.
        Undone => "undone",
        /// Thrown away before anything was written.
        Discarded => "discarded",
    }
}

codes! {
    /// What happens to a batch.
    pub enum Event {
        /// The last row has arrived.
        Stage => "stage",
        /// Somebody confirms.
        Commit => "commit",
        /// Somebody throws it away.
        Discard => "discard",
        /// Somebody proposes to undo it.
        ProposeUndo => "propose-undo",
        /// The proposal is taken back or turned down.
        Keep => "keep",
        /// Another person takes it back.
        Undo => "undo",
    }
}

impl State {
    /// Where the batch stands after the event; nothing when the event is not possible.
    pub fn after(self, event: Event) -> Option<Self> {
        Some(match (self, event) {
            (Self::Staging, Event::Stage) => Self::Waiting,
            (Self::Waiting, Event::Commit) => Self::Committed,
            (Self::Staging | Self::Waiting, Event::Discard) => Self::Discarded,
            (Self::Committed, Event::ProposeUndo) => Self::UndoProposed,
            (Self::UndoProposed, Event::Keep) => Self::Committed,
            (Self::Committed | Self::UndoProposed, Event::Undo) => Self::Undone,
            _ => return None,
        })
    }
}

codes! {
    /// What becomes of a row.
    pub enum RowOutcome {
        /// A new record.
        Create => "create",
        /// A known record with other values.
        Update => "update",
        /// A known record, nothing new.
        Unchanged => "unchanged",
        /// Not written; the row says why.
        Refused => "refused",
        /// Written, and taken back by an undo.
        Undone => "undone",
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, State};

    #[test]
    fn a_batch_moves_only_forward_or_back_by_two_people() {
        let table = [
            (State::Staging, Event::Stage, State::Waiting),
            (State::Staging, Event::Discard, State::Discarded),
            (State::Waiting, Event::Commit, State::Committed),
            (State::Waiting, Event::Discard, State::Discarded),
            (State::Committed, Event::ProposeUndo, State::UndoProposed),
            (State::Committed, Event::Undo, State::Undone),
            (State::UndoProposed, Event::Keep, State::Committed),
            (State::UndoProposed, Event::Undo, State::Undone),
        ];
        for &state in State::ALL {
            for &event in Event::ALL {
                let expected = table.iter().find(|(s, e, _)| *s == state && *e == event).map(|(.., after)| *after);
                assert_eq!(state.after(event), expected, "{state} {event}");
            }
        }
    }
}
