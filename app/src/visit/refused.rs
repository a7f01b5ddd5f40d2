//! What was refused, said on top of the page that is shown again.

use super::Visit;
use crate::ui;
use entity::refusal::{FieldError, Refusal};
use leptos::prelude::*;
use std::sync::PoisonError;

/// Problems whose sentence says already what it is about.
const NAMED: [&str; 4] = ["sign-in", "wait", "blocked", "password-wrong"];

impl Visit {
    /// What was refused, for the summary on top of the page.
    pub fn refused(&self) -> Option<AnyView> {
        let refusal = self.attempt.as_ref()?.refusal.as_ref()?;
        let texts = self.words.texts();
        Some(match refusal {
            Refusal::Invalid(errors) => {
                let id = |field: &str| if field.is_empty() { String::new() } else { ui::field_id(field) };
                let mut errors: Vec<&FieldError> = errors.iter().collect();
                errors.sort_by_key(|e| self.place(e));
                let list = errors.into_iter().map(|e| (id(&e.field), self.summed_up(e))).collect();
                ui::error_summary(&texts, list)
            }
            other => ui::error_summary(&texts, vec![(String::new(), self.words.refusal(other))]),
        })
    }

    /// Where the field of a mistake stands on the page; what has no field of its own comes last.
    fn place(&self, error: &FieldError) -> usize {
        let labels = self.labels.lock().unwrap_or_else(PoisonError::into_inner);
        labels.iter().position(|(name, _)| is_for(error, name)).unwrap_or(usize::MAX)
    }

    /// A mistake with the name of its field. The body is drawn before the summary, so the names are known.
    fn summed_up(&self, error: &FieldError) -> String {
        let problem = self.words.problem(error);
        let labels = self.labels.lock().unwrap_or_else(PoisonError::into_inner);
        match labels.iter().find(|(name, _)| is_for(error, name)) {
            Some((_, label)) if !NAMED.contains(&error.code.as_str()) => self.words.problem_of(label, problem),
            _ => problem,
        }
    }
}

/// Whether a mistake is about the field of this name.
fn is_for(error: &FieldError, name: &str) -> bool {
    name.trim_end_matches("[]") == error.field
}
