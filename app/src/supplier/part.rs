//! Words, tags and choices that every page about suppliers uses.

use crate::ui::{self, Tone};
use crate::words::Words;
use entity::lang::Lang;
use entity::supplier::{COUNTRIES, Category, CodeState, Standing};
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The names of the countries in both languages: lists show hundreds of them, and a look-up by key costs more.
static NAMES: LazyLock<HashMap<&'static str, [String; 2]>> = LazyLock::new(|| {
    COUNTRIES.iter().map(|code| (*code, [Words(Lang::En).country(code), Words(Lang::ZhCn).country(code)])).collect()
});

/// The name of a country; the code itself when it has none.
pub fn country(lang: Lang, code: &str) -> &str {
    NAMES.get(code).map_or(code, |[en, zh]| lang.pick(en.as_str(), zh.as_str()))
}

/// The code of a country that somebody typed as code or as name in either language.
pub fn country_code(typed: &str) -> String {
    let typed = typed.trim().to_lowercase();
    let found = NAMES
        .iter()
        .find(|(code, names)| code.to_lowercase() == typed || names.iter().any(|name| name.to_lowercase() == typed));
    found.map_or_else(|| typed.to_uppercase(), |(code, _)| (*code).to_owned())
}

/// Every country as a choice, in the order of the language.
pub fn countries(lang: Lang) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> =
        COUNTRIES.iter().map(|code| ((*code).to_owned(), country(lang, code).to_owned())).collect();
    if lang == Lang::En {
        all.sort_by(|a, b| a.1.cmp(&b.1));
    }
    all
}

/// Every category as a choice.
pub fn choices(lang: Lang, categories: &[Category]) -> Vec<(String, String)> {
    categories.iter().map(|c| (c.code.clone(), c.name(lang).to_owned())).collect()
}

/// The name of a category.
pub fn category<'a>(lang: Lang, categories: &'a [Category], code: &'a str) -> &'a str {
    if code == "unknown" {
        return Words(lang).statistics_unknown();
    }
    categories.iter().find(|c| c.code == code).map_or(code, |c| c.name(lang))
}

/// Where a supplier stands, as a word.
pub fn standing_word(w: Words, standing: Standing) -> &'static str {
    match standing {
        Standing::Registered => w.supplier_standing_registered(),
        Standing::Certified => w.supplier_standing_certified(),
        Standing::Frozen => w.supplier_standing_frozen(),
        Standing::Left => w.supplier_standing_left(),
        Standing::Eliminated => w.supplier_standing_eliminated(),
        Standing::Blacklisted => w.supplier_standing_blacklisted(),
    }
}

/// Where a supplier stands, as a tag.
pub fn standing_tag(w: Words, standing: Standing) -> AnyView {
    let tone = match standing {
        Standing::Registered | Standing::Left => Tone::Neutral,
        Standing::Certified => Tone::Good,
        Standing::Frozen => Tone::Warn,
        Standing::Eliminated | Standing::Blacklisted => Tone::Bad,
    };
    ui::tag(tone, standing_word(w, standing))
}

/// Where a supplier stands with the code, as a word.
pub fn code_word(w: Words, state: CodeState) -> &'static str {
    match state {
        CodeState::None => w.supplier_code_none(),
        CodeState::Invited => w.supplier_code_invited(),
        CodeState::Viewed => w.supplier_code_viewed(),
        CodeState::Signed => w.supplier_code_signed(),
        CodeState::Declined => w.supplier_code_declined(),
        CodeState::Clarification => w.supplier_code_clarification(),
        CodeState::Equivalent => w.supplier_code_equivalent(),
    }
}

/// Where a supplier stands with the code, as a tag.
pub fn code_tag(w: Words, state: CodeState) -> AnyView {
    let tone = match state {
        CodeState::None => Tone::Neutral,
        CodeState::Invited | CodeState::Viewed => Tone::Info,
        CodeState::Signed | CodeState::Equivalent => Tone::Good,
        CodeState::Clarification => Tone::Warn,
        CodeState::Declined => Tone::Bad,
    };
    ui::tag(tone, code_word(w, state))
}

/// The name of an identifier's scheme.
pub fn scheme_word(w: Words, scheme: &str) -> String {
    match scheme {
        "uscc" => w.supplier_scheme_uscc().to_owned(),
        "lei" => w.supplier_scheme_lei().to_owned(),
        "other" => w.supplier_scheme_other().to_owned(),
        other => match other.strip_prefix("registration-") {
            Some(code) => w.supplier_scheme_registration_of(country(w.0, code)),
            None => other.to_owned(),
        },
    }
}
