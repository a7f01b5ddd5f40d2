use super::{Icon, icon};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    Info,
    Good,
    Warn,
    Bad,
}

/// A sentence that concerns the whole page.
pub fn notice(kind: NoticeKind, text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    let (class, sign) = match kind {
        NoticeKind::Info => ("notice info", Icon::Info),
        NoticeKind::Good => ("notice good", Icon::Check),
        NoticeKind::Warn => ("notice warn", Icon::Alert),
        NoticeKind::Bad => ("notice bad", Icon::Alert),
    };
    let role = if kind == NoticeKind::Bad { "alert" } else { "status" };
    view! { <div class=class role=role>{icon(sign)}<p>{text}</p></div> }.into_any()
}
