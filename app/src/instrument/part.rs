//! Parts that several pages of this capability share.

use crate::ui::{self, Tone};
use crate::words::Words;
use entity::instrument::{Block, Instrument, State, VersionState, VersionText, blocks};
use leptos::prelude::*;

/// Where a signing stands.
pub fn state_tag(w: Words, state: State) -> AnyView {
    let tone = match state {
        State::Invited | State::Viewed => Tone::Info,
        State::Signed => Tone::Good,
        State::Clarification | State::Offered => Tone::Warn,
        State::Declined | State::Void => Tone::Bad,
        State::Equivalent | State::Superseded => Tone::Neutral,
    };
    ui::tag(tone, w.code("signing-state", state))
}

/// Where a version stands.
pub fn version_tag(w: Words, state: VersionState) -> AnyView {
    let tone = if state == VersionState::Published { Tone::Good } else { Tone::Neutral };
    ui::tag(tone, w.code("instrument-version-state", state))
}

/// "ESG code of conduct, version 3".
pub fn name(w: Words, instrument: Instrument, number: i64) -> String {
    w.instrument_name_version(w.code("instrument", instrument), number)
}

/// A text as it is read before it is signed.
pub fn text(text: &VersionText) -> AnyView {
    let lang = text.lang.code();
    let title = text.title.clone();
    view! { <article class="document" lang=lang><h2>{title}</h2>{body(&text.body)}</article> }.into_any()
}

/// A body in headings and paragraphs.
fn body(markdown: &str) -> Vec<AnyView> {
    blocks(markdown)
        .into_iter()
        .map(|block| match block {
            Block::Heading(text) => view! { <h3>{text}</h3> }.into_any(),
            Block::Subheading(text) => view! { <h4>{text}</h4> }.into_any(),
            Block::Paragraph(text) => view! { <p>{text}</p> }.into_any(),
        })
        .collect()
}

/// A text of several lines that somebody typed.
pub fn lines(typed: &str) -> AnyView {
    let lines: Vec<AnyView> = typed.split('\n').map(|line| view! { <p>{line.to_owned()}</p> }.into_any()).collect();
    view! { <div>{lines}</div> }.into_any()
}
