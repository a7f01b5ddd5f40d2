use super::super::understand::Problems;
use super::*;

fn understood(cells: &[(&str, &str)]) -> (Option<Row>, Problems) {
    let mapping = cells.iter().enumerate().map(|(at, (code, _))| (code.to_string(), at)).collect();
    let texts: Vec<String> = cells.iter().map(|(_, text)| text.to_string()).collect();
    let mut line = Line::new(&texts, &mapping);
    let categories = [("manufacturing".to_owned(), "manufacturing".to_owned())].into();
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let row = read(&mut line, "list", &categories, today);
    (row, line.problems)
}

#[test]
fn a_chinese_row_without_a_country() {
    let (row, problems) =
        understood(&[("name", "某某制造有限公司"), ("uscc", "91350100M000100Y43"), ("registered-on", "2019-01-02")]);
    let row = row.unwrap();
    assert_eq!(row.country, Some("CN"));
    assert_eq!(row.registered_on, NaiveDate::from_ymd_opt(2019, 1, 2));
    assert_eq!(row.identifiers[0].passed, Some(true));
    assert!(problems.is_empty());
}

#[test]
fn a_failed_check_and_a_missing_country_only_warn() {
    let (row, problems) = understood(&[("name", "X"), ("uscc", "91350100M000100Y44")]);
    assert_eq!(row.unwrap().identifiers[0].passed, Some(false));
    let codes: Vec<&str> = problems.warnings.iter().map(|w| w.code.as_str()).collect();
    assert_eq!(codes, ["import-check-failed", "import-country-missing"]);
}

#[test]
fn every_mistake_of_a_row_at_once() {
    let long = "长".repeat(20_000);
    let (row, problems) = understood(&[("name", &long), ("country", "Atlantis"), ("registered-on", "2027-01-01")]);
    assert!(row.is_none());
    let codes: Vec<&str> = problems.errors.iter().map(|e| e.code.as_str()).collect();
    assert_eq!(codes, ["too-long", "import-country", "import-future"]);
}

#[test]
fn fillers_are_not_identifiers() {
    for typed in ["N/A", "-", "000000000000000000", "无"] {
        let (row, _) = understood(&[("name", "X"), ("country", "CN"), ("tax-id", typed)]);
        assert!(row.unwrap().identifiers.is_empty(), "{typed}");
    }
    let (row, _) = understood(&[("name", "X"), ("country", "Turkey"), ("tax-id", "123 456")]);
    assert_eq!(row.unwrap().identifiers[0].scheme, "registration-TR");
}

#[test]
fn a_source_without_ids_gets_stable_ones() {
    let id =
        |name, address| understood(&[("name", name), ("country", "CN"), ("address", address)]).0.unwrap().source_id;
    assert_eq!(id("A. B.", "Road 1"), id("ab", "ROAD 1"));
    assert_ne!(id("A", "Road 1"), id("A", "Road 2"));
}
