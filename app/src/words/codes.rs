//! Every list of codes that a page names has its texts in the locale files; without them people would read the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn files(folder: &Path, ending: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

/// What stands in quotes behind each `.code(`.
fn named(source: &str) -> impl Iterator<Item = &str> {
    let call = concat!(".", "code(");
    source.split(call).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
}

#[test]
fn every_list_of_codes_has_texts() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut sources, mut texts) = (Vec::new(), Vec::new());
    files(&app.join("src"), ".rs", &mut sources);
    files(&app.join("locales/en"), ".ftl", &mut texts);
    let keys: BTreeSet<&str> =
        texts.iter().flat_map(|t| t.lines()).filter_map(|l| Some(l.split_once(" =")?.0)).collect();
    let lists: BTreeSet<&str> = sources.iter().flat_map(|source| named(source)).collect();
    let bare: Vec<&&str> =
        lists.iter().filter(|list| !keys.iter().any(|key| key.starts_with(&format!("{list}-")))).collect();
    assert!(lists.len() > 50, "{lists:?}");
    assert!(bare.is_empty(), "without texts: {bare:?}");
}
