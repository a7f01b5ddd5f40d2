//! Makes `words.rs` of the locale files and `probity.css` of the style files.

#[path = "build/locale.rs"]
mod locale;
#[path = "build/phrase.rs"]
mod phrase;
#[path = "build/style.rs"]
mod style;

use std::path::{Path, PathBuf};
use std::{env, fs};

const LANGUAGES: [(&str, &str); 2] = [("en", "En"), ("zh-CN", "ZhCn")];

fn main() {
    let mut faults = Vec::new();
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let [en, zh] = LANGUAGES.map(|(folder, _)| {
        let folder = Path::new("locales").join(folder);
        locale::read(&folder, &mut faults)
    });
    locale::compare(&en, &zh, &mut faults);
    let style = style::join(Path::new("../style"), &mut faults);
    if faults.is_empty() {
        save(&out.join("words.rs"), &phrase::write(&en, &zh), &mut faults);
        save(&out.join("probity.css"), &style::minify(&style), &mut faults);
    }
    for folder in ["build.rs", "build", "locales", "../style"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    for fault in &faults {
        println!("cargo::error={fault}");
    }
}

fn save(path: &Path, text: &str, faults: &mut Vec<String>) {
    if let Err(error) = fs::write(path, text) {
        faults.push(format!("{}: {error}", path.display()));
    }
}
