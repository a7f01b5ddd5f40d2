use leptos::prelude::*;

/// The address, if it may stand in a link: http, https, mailto, or a path on this site.
///
/// Everything else becomes text, because `javascript:` and its relatives run in our own origin.
pub fn safe_href(url: &str) -> Option<&str> {
    let url = url.trim();
    if url.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
        return None;
    }
    let path = url.starts_with('/') && !url.starts_with("//");
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let known = matches!(scheme.as_deref(), Some("http" | "https" | "mailto"));
    (path || known).then_some(url)
}

/// A link to an address that somebody typed.
pub fn safe_link(url: impl Into<String>, label: impl Into<String>) -> AnyView {
    let (url, label): (String, String) = (url.into(), label.into());
    match safe_href(&url).map(str::to_owned) {
        Some(href) => {
            let foreign = !href.starts_with('/');
            let rel = foreign.then_some("noopener noreferrer nofollow");
            view! { <a href=href rel=rel>{label}</a> }.into_any()
        }
        None => view! { <span>{label}</span> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::safe_href;

    #[test]
    fn ordinary_addresses_pass() {
        for url in ["https://a.example/b?c=d:e", "HTTP://a.example", "mailto:a@b.example", "/suppliers/1", "/"] {
            assert_eq!(safe_href(url), Some(url));
        }
    }

    #[test]
    fn everything_else_is_text() {
        for url in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "/\\evil.example",
            "\u{1}javascript:alert(1)",
            "relative",
            "",
            "vbscript:x",
        ] {
            assert_eq!(safe_href(url), None, "{url:?}");
        }
    }
}
