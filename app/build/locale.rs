//! Reads Fluent files into phrases of text, variables and choices.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;

pub enum Piece {
    Text(String),
    Variable(String),
    Choice { variable: String, arms: Vec<(String, Vec<Piece>)>, otherwise: Vec<Piece> },
}

/// The phrases of one language by key.
pub type Locale = BTreeMap<String, Vec<Piece>>;

type Patterns = BTreeMap<String, (PathBuf, Pattern<String>)>;

/// References that point to each other end here.
const DEEPEST: usize = 8;

pub fn read(folder: &Path, faults: &mut Vec<String>) -> Locale {
    let mut patterns = Patterns::new();
    for path in files(folder, faults) {
        match fs::read_to_string(&path) {
            Ok(text) => parse(&path, text, &mut patterns, faults),
            Err(error) => faults.push(format!("{}: {error}", path.display())),
        }
    }
    let mut locale = Locale::new();
    for (key, (path, pattern)) in patterns.iter().filter(|(key, _)| !key.starts_with('-')) {
        match (Resolver { patterns: &patterns }).pieces(pattern, 0) {
            Ok(pieces) => drop(locale.insert(key.clone(), merged(pieces))),
            Err(fault) => faults.push(format!("{}: {key}: {fault}", path.display())),
        }
    }
    locale
}

fn files(folder: &Path, faults: &mut Vec<String>) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        faults.push(format!("{} is missing", folder.display()));
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "ftl"));
    paths.sort();
    paths
}

fn parse(path: &Path, text: String, patterns: &mut Patterns, faults: &mut Vec<String>) {
    let resource = parser::parse(text.replace("\r\n", "\n")).unwrap_or_else(|(resource, errors)| {
        for error in errors {
            let line = 1 + text.bytes().take(error.pos.start).filter(|b| *b == b'\n').count();
            faults.push(format!("{}:{line}: {}", path.display(), error.kind));
        }
        resource
    });
    for entry in resource.body {
        let (key, pattern, attributes) = match entry {
            Entry::Message(message) => (message.id.name, message.value, message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
            _ => continue,
        };
        if !attributes.is_empty() {
            faults.push(format!("{}: {key}: attributes are not used here", path.display()));
        }
        let Some(pattern) = pattern else {
            faults.push(format!("{}: {key}: has no text", path.display()));
            continue;
        };
        if let Some((first, _)) = patterns.insert(key.clone(), (path.to_owned(), pattern)) {
            faults.push(format!("{}: {key}: is in {} too", path.display(), first.display()));
        }
    }
}

struct Resolver<'a> {
    patterns: &'a Patterns,
}

impl Resolver<'_> {
    fn pieces(&self, pattern: &Pattern<String>, depth: usize) -> Result<Vec<Piece>, String> {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => pieces.push(Piece::Text(value.clone())),
                PatternElement::Placeable { expression } => {
                    pieces.extend(self.expression(expression, depth)?);
                }
            }
        }
        Ok(pieces)
    }

    fn expression(&self, found: &Expression<String>, depth: usize) -> Result<Vec<Piece>, String> {
        match found {
            Expression::Inline(inline) => self.inline(inline, depth),
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    return Err("only a variable can be chosen by".to_owned());
                };
                self.choice(id.name.clone(), variants, depth).map(|choice| vec![choice])
            }
        }
    }

    fn inline(&self, found: &InlineExpression<String>, depth: usize) -> Result<Vec<Piece>, String> {
        let text = |text: String| Ok(vec![Piece::Text(text)]);
        match found {
            InlineExpression::StringLiteral { value } => text(unescape_unicode_to_string(value).into_owned()),
            InlineExpression::NumberLiteral { value } => text(value.clone()),
            InlineExpression::VariableReference { id } => Ok(vec![Piece::Variable(id.name.clone())]),
            InlineExpression::Placeable { expression } => self.expression(expression, depth),
            InlineExpression::MessageReference { id, attribute: None } => self.reference(&id.name, depth),
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                self.reference(&format!("-{}", id.name), depth)
            }
            _ => Err("functions, attributes and arguments are not used here".to_owned()),
        }
    }

    fn reference(&self, key: &str, depth: usize) -> Result<Vec<Piece>, String> {
        let (_, pattern) = self.patterns.get(key).ok_or(format!("refers to {key}: no such key"))?;
        if depth >= DEEPEST {
            return Err(format!("refers to {key} in a circle"));
        }
        self.pieces(pattern, depth + 1)
    }

    fn choice(&self, variable: String, variants: &[Variant<String>], depth: usize) -> Result<Piece, String> {
        let (mut arms, mut otherwise) = (Vec::new(), Vec::new());
        for variant in variants {
            let pieces = merged(self.pieces(&variant.value, depth)?);
            let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) = &variant.key;
            if variant.default {
                otherwise = pieces;
            } else {
                arms.push((name.clone(), pieces));
            }
        }
        Ok(Piece::Choice { variable, arms, otherwise })
    }
}

/// Neighbouring texts become one.
fn merged(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (out.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => out.push(piece),
        }
    }
    out
}

/// Both languages must have the same keys with the same variables.
pub fn compare(en: &Locale, zh: &Locale, faults: &mut Vec<String>) {
    for key in en.keys().filter(|key| !zh.contains_key(*key)) {
        faults.push(format!("locales/zh-CN: {key} is missing"));
    }
    for key in zh.keys().filter(|key| !en.contains_key(*key)) {
        faults.push(format!("locales/en: {key} is missing"));
    }
    for (key, pieces) in en {
        let Some(other) = zh.get(key) else { continue };
        let (here, there) = (variables(pieces), variables(other));
        if here != there {
            faults.push(format!("{key}: en has {here:?}, zh-CN has {there:?}"));
        }
    }
    let mut names = BTreeMap::new();
    for key in en.keys() {
        if let Some(first) = names.insert(super::phrase::name(key), key) {
            faults.push(format!("{key} and {first} would have the same function"));
        }
    }
}

pub fn variables(pieces: &[Piece]) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Variable(name) => drop(found.insert(name.as_str())),
            Piece::Choice { variable, arms, otherwise } => {
                found.insert(variable);
                found.extend(variables(otherwise));
                found.extend(arms.iter().flat_map(|(_, pieces)| variables(pieces)));
            }
        }
    }
    found
}
