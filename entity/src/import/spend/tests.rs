use super::*;

fn typed(cells: &[(&str, &str)]) -> (Option<Said>, Problems) {
    let mapping = cells.iter().enumerate().map(|(at, (code, _))| (code.to_string(), at)).collect();
    let texts: Vec<String> = cells.iter().map(|(_, text)| text.to_string()).collect();
    let mut line = Line::new(&texts, &mapping);
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let said = read(&mut line, &Default::default(), today).filter(|_| line.problems.errors.is_empty());
    (said, line.problems)
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

fn codes(cells: &[(&str, &str)]) -> Vec<String> {
    let Problems { errors, warnings } = typed(cells).1;
    errors.iter().chain(&warnings).map(|problem| problem.code.clone()).collect()
}

#[test]
fn a_period_is_a_year_or_less_and_has_begun() {
    let of = |from, to| codes(&[("starts-on", from), ("ends-on", to), ("currency", "CNY"), ("amount", "1")]);
    for (from, to, expected) in [
        ("2022-04-01", "2023-03-31", &[][..]),
        ("2022-01-01", "2022-12-31", &["import-period-two-years"]),
        ("2022-03-31", "2022-03-01", &["import-period"]),
        ("2020-04-01", "2023-03-31", &["import-period-long"]),
        ("2027-04-01", "2028-03-31", &["import-future"]),
        ("45000", "2023-03-31", &["import-date-serial"]),
        ("31/03/2023", "2023-03-31", &["date"]),
        ("", "", &["import-period"]),
    ] {
        assert_eq!(of(from, to), expected, "{from} {to}");
    }
    let year = |typed| codes(&[("fiscal-year", typed), ("currency", "CNY"), ("amount", "1")]);
    assert!(year("２０２３").is_empty());
    for typed in ["23", "FY20234", "0001", "next"] {
        assert_eq!(year(typed), ["import-period"], "{typed}");
    }
    assert_eq!(year("2099"), ["import-future"]);
}

#[test]
fn amounts_are_read_as_people_write_them() {
    let of = |currency, text| typed(&[("fiscal-year", "2023"), ("currency", currency), ("amount", text)]);
    assert_eq!(of("CNY", "１，２３４，５６７．８９").0.map(|r| r.minor), Some(123_456_789));
    let (refund, problems) = of("CNY", "-12.50");
    assert_eq!(refund.map(|r| r.minor), Some(-1250));
    assert_eq!(problems.warnings[0].code, "import-amount-negative");
    for (currency, text, code) in [
        ("ABC", "1", "import-currency"),
        ("", "1", "required"),
        ("CNY", "", "required"),
        ("CNY", "=SUM(A1:A9)", "import-amount"),
        ("CNY", "1.234", "import-amount"),
        ("CNY", "about 7", "import-amount"),
    ] {
        assert_eq!(of(currency, text).1.errors[0].code, code, "{currency} {text}");
    }
    let both = [("fiscal-year", "2023"), ("currency", "CNY"), ("amount", "5"), ("amount-cny", "6")];
    assert_eq!(codes(&both), ["import-amount-differs"]);
}
