use super::*;

fn typed(cells: &[(&str, &str)]) -> (Option<Typed>, Problems) {
    let mapping = cells.iter().enumerate().map(|(at, (code, _))| (code.to_string(), at)).collect();
    let texts: Vec<String> = cells.iter().map(|(_, text)| text.to_string()).collect();
    let mut line = Line::new(&texts, &mapping);
    let row = read(&mut line, "erp", &Default::default());
    (row, line.problems)
}

#[test]
fn a_fiscal_year_runs_from_april_to_march() {
    let (row, _) =
        typed(&[("number", "S-000001"), ("fiscal-year", "FY2023"), ("currency", "人民币"), ("amount", "1,234.5")]);
    let row = row.unwrap();
    assert_eq!(row.starts_on.to_string(), "2022-04-01");
    assert_eq!(row.ends_on.to_string(), "2023-03-31");
    assert_eq!((row.minor, row.rmb_fen), (123_450, 123_450));
}

#[test]
fn minor_units_follow_the_currency() {
    let amount = |currency, text| {
        typed(&[
            ("number", "S-1"),
            ("fiscal-year", "2023"),
            ("currency", currency),
            ("amount", text),
            ("amount-cny", "10"),
        ])
        .0
        .map(|r| r.minor)
    };
    assert_eq!(amount("JPY", "1500"), Some(1500));
    assert_eq!(amount("JPY", "1500.5"), None);
    assert_eq!(amount("KWD", "1.234"), Some(1234));
    assert_eq!(amount("USD", "1.23"), Some(123));
}

#[test]
fn foreign_money_needs_its_amount_in_yuan() {
    let (row, problems) = typed(&[("number", "S-1"), ("fiscal-year", "2023"), ("currency", "USD"), ("amount", "5")]);
    assert!(row.is_none());
    assert_eq!(problems.errors[0].code, "import-no-rate");
}
