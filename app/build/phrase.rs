//! Writes a function for every key.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::LANGUAGES;
use super::locale::{Locale, Piece, variables};

const KEYWORDS: [&str; 47] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "use", "virtual", "where", "while", "yield",
];

/// The Rust name of a key or variable.
pub fn name(key: &str) -> String {
    let name = key.replace('-', "_").to_lowercase();
    let reserved = ["self", "super", "crate", "lookup", "lang", "out"];
    match name.as_str() {
        word if KEYWORDS.contains(&word) => format!("r#{word}"),
        word if reserved.contains(&word) => format!("{word}_"),
        _ => name,
    }
}

pub fn write(en: &Locale, zh: &Locale) -> String {
    let (mut methods, mut phrases, mut arms) = (String::new(), String::new(), String::new());
    for (key, pieces) in en {
        let Some(other) = zh.get(key) else { continue };
        let texts = [pieces, other];
        let parameters = variables(pieces);
        if parameters.is_empty() {
            fixed(key, texts, &mut methods, &mut arms);
        } else {
            flexible(key, texts, &parameters, &mut methods, &mut phrases, &mut arms);
        }
    }
    format!(
        "impl Words {{\n{methods}\n\
         /// The text of a key that is only known at run time; `None` without such a key or\n\
         /// without one of its values.\n\
         #[allow(unused_variables)]\n\
         pub fn lookup(self, key: &str, args: &[(&str, &str)]) -> Option<String> {{\n\
         let arg = |name: &str| args.iter().find(|(n, _)| *n == name).map(|(_, value)| *value);\n\
         Some(match key {{\n{arms}_ => return None,\n}})\n}}\n}}\n\n\
         #[allow(clippy::single_char_add_str, unused_imports)]\n\
         mod phrase {{\nuse super::Lang;\n{phrases}}}\n"
    )
}

/// A text without variables costs nothing at run time.
fn fixed(key: &str, texts: [&Vec<Piece>; 2], methods: &mut String, arms: &mut String) {
    let name = name(key);
    let [en, zh] = texts.map(|pieces| shown(pieces));
    let branches = format!("Lang::En => {en:?}, Lang::ZhCn => {zh:?}");
    let _ =
        writeln!(methods, "#[doc = {en:?}]\npub fn {name}(self) -> &'static str {{ match self.0 {{ {branches} }} }}");
    let _ = writeln!(arms, "{key:?} => self.{name}().to_owned(),");
}

fn flexible(
    key: &str,
    texts: [&Vec<Piece>; 2],
    parameters: &BTreeSet<&str>,
    methods: &mut String,
    phrases: &mut String,
    arms: &mut String,
) {
    let function = name(key);
    let names: Vec<String> = parameters.iter().map(|parameter| name(parameter)).collect();
    let list = |form: &dyn Fn(&String) -> String| names.iter().map(form).collect::<Vec<_>>().join(", ");
    let taken = list(&|n| format!("{n}: impl std::fmt::Display"));
    let passed = list(&|n| format!("&{n}.to_string()"));
    let borrowed = list(&|n| format!("{n}: &str"));
    let sought: String = parameters.iter().map(|p| format!(", arg({p:?})?")).collect();
    let _ = writeln!(
        methods,
        "#[doc = {:?}]\npub fn {function}(self, {taken}) -> String {{ phrase::{function}(self.0, {passed}) }}",
        shown(texts[0])
    );
    let _ = writeln!(
        phrases,
        "pub fn {function}(lang: Lang, {borrowed}) -> String {{\nlet mut out = String::new();\nmatch lang {{"
    );
    for ((_, variant), pieces) in LANGUAGES.iter().zip(texts) {
        let _ = writeln!(phrases, "Lang::{variant} => {{ {} }}", body(pieces, variant));
    }
    phrases.push_str("}\nout\n}\n");
    let _ = writeln!(arms, "{key:?} => phrase::{function}(self.0{sought}),");
}

fn body(pieces: &[Piece], language: &str) -> String {
    let mut code = String::new();
    // A Chinese text leaves a space for values in Latin letters; beside a Chinese value it closes up.
    let [after, before] = if language == "ZhCn" { ["after_value", "value"] } else { ["plain", "plain"] };
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => {
                let follows = at > 0 && matches!(pieces[at - 1], Piece::Variable(_));
                let put = if follows { after } else { "plain" };
                let _ = write!(code, "super::spacing::{put}(&mut out, {text:?}); ");
            }
            Piece::Variable(variable) => {
                let _ = write!(code, "super::spacing::{before}(&mut out, {}); ", name(variable));
            }
            Piece::Choice { variable, arms, otherwise } => {
                let _ = write!(code, "match {} {{ ", name(variable));
                for (value, pieces) in arms {
                    let _ = write!(code, "{} => {{ {}}} ", case(value, language), body(pieces, language));
                }
                let _ = write!(code, "_ => {{ {}}} }} ", body(otherwise, language));
            }
        }
    }
    code
}

/// English has a singular, Chinese has not.
fn case(value: &str, language: &str) -> String {
    if value == "one" && language == "En" {
        return "\"1\" | \"one\"".to_owned();
    }
    format!("{value:?}")
}

/// The text as documentation shows it.
fn shown(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(part) => text.push_str(part),
            Piece::Variable(name) | Piece::Choice { variable: name, otherwise: _, arms: _ } => {
                text.push_str(&format!("{{{name}}}"));
            }
        }
    }
    text
}
