//! The one way in which a person is refused: a kind and codes, never a sentence. Sentences are in the locale files.

use serde::{Deserialize, Serialize};

/// A stored or sent code that is not in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;

impl std::fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("unknown code")
    }
}

impl std::error::Error for UnknownCode {}

/// What is wrong with one field: the field's name, a code that names reason and remedy, and what the sentence needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The name of the field in the form.
    pub field: String,
    /// The code; its sentence is `problem-<code>` in the locale files.
    pub code: String,
    /// Named values for the sentence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<(String, String)>,
}

impl FieldError {
    /// A mistake in `field`.
    pub fn new(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self { field: field.into(), code: code.into(), with: Vec::new() }
    }

    /// Adds a value that the sentence names.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.with.push((name.to_owned(), value.to_string()));
        self
    }
}

/// Why an act was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "detail", rename_all = "snake_case")]
pub enum Refusal {
    /// What was typed cannot be understood; every mistake at once.
    Invalid(Vec<FieldError>),
    /// This person may not do this. The code says which rule (`second-person`, `role`, `relationship` …).
    NotAllowed(String),
    /// There is no such record, or this person may not know of it: both look alike.
    NotFound,
    /// The record is no longer in the state or version that the person saw. The code says what collided.
    Conflict(String),
    /// Something outside the person's reach is broken; the reference stands in the log.
    Unavailable(String),
}

impl Refusal {
    /// One mistake in one field.
    pub fn field(field: &str, code: &str) -> Self {
        Self::Invalid(vec![FieldError::new(field, code)])
    }

    /// The second signature must be another person's.
    pub fn second_person() -> Self {
        Self::NotAllowed("second-person".into())
    }

    /// The record has been changed since the person opened it.
    pub fn stale() -> Self {
        Self::Conflict("stale".into())
    }

    /// The record is in a state in which this is not possible.
    pub fn state() -> Self {
        Self::Conflict("state".into())
    }
}

/// What stops an act: a refusal, which the person reads, or something broken, which the log reads.
#[derive(Debug)]
pub enum Stop {
    /// The person is told.
    Refused(Refusal),
    /// Nobody is signed in and somebody must be.
    SignIn,
    /// Logged once; the person gets a reference.
    Broken(String),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

#[cfg(feature = "db")]
impl From<sea_orm::DbErr> for Stop {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<UnknownCode> for Stop {
    fn from(_: UnknownCode) -> Self {
        Self::Broken("a stored code is not in its list".into())
    }
}

/// The result of everything that can be stopped.
pub type Outcome<T> = Result<T, Stop>;
