//! A form as the visitor sees it: its fields filled from the last attempt or from the record, its mistakes beside them.

use crate::ui::{self, Field};
use crate::visit::Visit;
use entity::attempt::Attempt;
use entity::session;
use leptos::prelude::*;
use std::sync::atomic::Ordering;

/// A form that posts to a call.
pub struct Form<'a> {
    visit: &'a Visit,
    action: String,
    hidden: Vec<(&'static str, String)>,
    attempt: Option<&'a Attempt>,
    files: bool,
    number: usize,
}

/// The number of one more form on the page.
fn next(visit: &Visit) -> usize {
    visit.forms.fetch_add(1, Ordering::Relaxed) + 1
}

impl<'a> Form<'a> {
    /// A form for the call `<capability>/<verb>`.
    pub fn new(visit: &'a Visit, call: &str) -> Self {
        let attempt = visit.attempt.as_ref().filter(|a| a.call == call);
        Self { visit, action: format!("/do/{call}"), hidden: Vec::new(), attempt, files: false, number: next(visit) }
    }

    /// A form with files, which posts to an address of its own.
    pub fn with_files(visit: &'a Visit, action: impl Into<String>) -> Self {
        let action = action.into();
        let attempt = visit.attempt.as_ref().filter(|a| a.call == action);
        Self { visit, action, hidden: Vec::new(), attempt, files: true, number: next(visit) }
    }

    /// A value that the form carries unseen. When one page has several forms for one call, the carried values tell
    /// whose attempt it was (`version` aside, which may have moved on).
    pub fn carry(mut self, name: &'static str, value: impl ToString) -> Self {
        let value = value.to_string();
        self.attempt = self.attempt.filter(|a| name == "version" || a.fields.text(name) == value);
        self.hidden.push((name, value));
        self
    }

    /// A field, filled with what was typed or else with nothing.
    pub fn field(&self, name: &str, label: impl Into<String>) -> Field {
        self.field_with(name, label, "")
    }

    /// A field, filled with what was typed or else with the record's value.
    pub fn field_with(&self, name: &str, label: impl Into<String>, value: &str) -> Field {
        let field = Field::new(name, label).value(self.value(name, value)).error(self.error(name));
        if let (true, Ok(mut labels)) = (field.error.is_some(), self.visit.labels.lock()) {
            labels.push((name.to_owned(), field.label.clone()));
        }
        // The summary of mistakes leads to the fields of the form that was refused; they have the plain ids.
        if self.refused() { field } else { field.of_form(self.number) }
    }

    /// What was typed, or the record's value.
    pub fn value(&self, name: &str, value: &str) -> String {
        match self.attempt {
            Some(attempt) => attempt.fields.text(name).to_owned(),
            None => value.to_owned(),
        }
    }

    /// Every ticked box, or the record's values.
    pub fn values(&self, name: &str, values: &[String]) -> Vec<String> {
        match self.attempt {
            Some(attempt) => attempt.fields.all(name),
            None => values.to_vec(),
        }
    }

    /// Whether this form was refused the last time.
    pub fn refused(&self) -> bool {
        self.attempt.is_some()
    }

    /// What is wrong with a field, as a sentence.
    pub fn error(&self, name: &str) -> Option<String> {
        let bare = name.trim_end_matches("[]");
        self.attempt?.error(bare).map(|e| self.visit.words.problem(e))
    }

    /// The form around its fields and buttons.
    pub fn view(self, body: impl IntoView + 'static) -> AnyView {
        let hidden: Vec<AnyView> = self
            .hidden
            .iter()
            .map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> }.into_any())
            .collect();
        // Back after a lost session nothing was refused, so nothing else says that what is shown is not saved.
        let kept = self
            .attempt
            .filter(|a| a.refusal.is_none())
            .map(|_| ui::notice(ui::NoticeKind::Info, self.visit.words.form_kept()));
        let body = view! {
            {kept}
            <input type="hidden" name="_page" value=self.visit.here()/>
            <input type="hidden" name="_once" value=session::secret()/>
            {hidden}
            {body}
        }
        .into_any();
        if self.files { ui::form_with_files(self.action, body) } else { ui::form(self.action, body) }
    }

    /// A form that is nothing but its button.
    pub fn button(self, label: impl Into<String>, kind: ui::Kind) -> AnyView {
        let label = label.into();
        self.view(ui::button(label, kind))
    }
}
