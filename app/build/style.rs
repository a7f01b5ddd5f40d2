//! Joins the style files in their order and takes out what only people read.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The files named in `order.txt`; before that file exists there is no style.
pub fn join(folder: &Path, faults: &mut Vec<String>) -> String {
    let order = fs::read_to_string(folder.join("order.txt")).unwrap_or_default();
    let mut css = String::new();
    let mut seen = BTreeSet::new();
    for line in order.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let name = format!("{}.css", line.trim_end_matches(".css"));
        match fs::read_to_string(folder.join(&name)) {
            Ok(text) => css = css + &text + "\n",
            Err(error) => faults.push(format!("style/{name}: {error}")),
        }
        if !seen.insert(name) {
            faults.push(format!("style/order.txt: {line} is named twice"));
        }
    }
    css
}

/// Drops comments and the white space that means nothing; strings and `url()` stay as written.
pub fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut gap = false;
    while let Some(first) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        if first.is_ascii_whitespace() {
            gap = true;
            rest = &rest[1..];
            continue;
        }
        if gap && needs_gap(&out, first) {
            out.push(' ');
        }
        gap = false;
        if first == '}' && out.ends_with(';') {
            out.pop();
        }
        let length = match first {
            '"' | '\'' => quoted(rest, first),
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            'u' | 'U' if starts_bare_url(rest, &out) => rest.find(')').map_or(rest.len(), |at| at + 1),
            other => other.len_utf8(),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

/// A space before `:` or `(` and after `)` can mean a descendant or a separate word.
fn needs_gap(out: &str, next: char) -> bool {
    let Some(last) = out.chars().last() else { return false };
    !matches!(last, '{' | '}' | ';' | ',' | ':' | '(') && !matches!(next, '{' | '}' | ';' | ',' | ')')
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A `url(` without quotes may hold what looks like a comment.
fn starts_bare_url(rest: &str, out: &str) -> bool {
    let word_before = out.ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
    let Some((start, after)) = rest.split_at_checked(4) else { return false };
    let bare = !after.trim_start().starts_with(['"', '\'']);
    !word_before && start.eq_ignore_ascii_case("url(") && bare
}
