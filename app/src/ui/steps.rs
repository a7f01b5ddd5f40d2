use super::{Icon, Texts, icon};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Done,
    Current,
    Ahead,
}

pub struct Step {
    pub label: String,
    pub href: Option<String>,
    pub stage: Stage,
}

/// Where somebody is on a way with a known number of steps.
pub fn steps(texts: &Texts, label: impl Into<String>, steps: Vec<Step>) -> AnyView {
    let label: String = label.into();
    let steps: Vec<AnyView> = steps.into_iter().enumerate().map(|(at, step)| one(texts, at + 1, step)).collect();
    view! { <ol class="steps" aria-label=label>{steps}</ol> }.into_any()
}

fn one(texts: &Texts, number: usize, step: Step) -> AnyView {
    let (class, word) = match step.stage {
        Stage::Done => ("done", texts.step_done.clone()),
        Stage::Current => ("current", texts.step_current.clone()),
        Stage::Ahead => ("ahead", texts.step_ahead.clone()),
    };
    let sign = match step.stage {
        Stage::Done => icon(Icon::Check),
        _ => number.to_string().into_any(),
    };
    let current = (step.stage == Stage::Current).then_some("step");
    let label = match step.href {
        Some(href) => view! { <a href=href>{step.label}</a> }.into_any(),
        None => view! { <span>{step.label}</span> }.into_any(),
    };
    view! {
        <li class=class aria-current=current>
            <span class="step-sign" aria-hidden="true">{sign}</span>
            {label}
            <span class="hidden">" "{word}</span>
        </li>
    }
    .into_any()
}
