use super::*;

fn said(cells: &[(&str, &str)]) -> (Option<Said>, Vec<(String, String)>) {
    let mapping = cells.iter().enumerate().map(|(at, (code, _))| (code.to_string(), at)).collect();
    let texts: Vec<String> = cells.iter().map(|(_, text)| text.to_string()).collect();
    let mut line = Line::new(&texts, &mapping);
    let said = read(&mut line, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
    let errors = line.problems.errors.iter().map(|error| (error.field.clone(), error.code.clone())).collect();
    (said, errors)
}

#[test]
fn events_in_both_languages() {
    let of = |cells: &[(&str, &str)]| said(cells).0.unwrap().event.code();
    assert_eq!(of(&[("kind", "签署"), ("on", "2022-06-01"), ("version", "v1")]), "esg-code 1");
    assert_eq!(
        of(&[("kind", "Signature"), ("on", "2022-06-01"), ("instrument", "诚信约定函"), ("version", "２")]),
        "integrity-letter 2"
    );
    assert_eq!(of(&[("kind", "飞检"), ("on", "2022/6/1"), ("passed", "合格")]), "spot-check");
    assert_eq!(of(&[("kind", "ESG audit"), ("on", "2022年6月1日"), ("passed", "fail")]), "audit");
}

#[test]
fn each_mistake_names_its_column() {
    for (cells, column, code) in [
        (&[("kind", "party"), ("on", "2022-06-01")][..], "kind", "import-history-kind"),
        (&[("kind", "audit"), ("on", ""), ("passed", "yes")], "on", "required"),
        (&[("kind", "audit"), ("on", "44713"), ("passed", "yes")], "on", "import-date-serial"),
        (&[("kind", "audit"), ("on", "01.06.2022"), ("passed", "yes")], "on", "date"),
        (&[("kind", "audit"), ("on", "2027-06-01"), ("passed", "yes")], "on", "import-future"),
        (&[("kind", "audit"), ("on", "2022-06-01"), ("passed", "perhaps")], "passed", "import-passed"),
        (&[("kind", "signature"), ("on", "2022-06-01"), ("version", "first")], "version", "import-version"),
        (&[("kind", "signature"), ("on", "2022-06-01"), ("version", "0")], "version", "import-version"),
        (
            &[("kind", "signature"), ("on", "2022-06-01"), ("version", "1"), ("instrument", "oath")],
            "instrument",
            "import-instrument",
        ),
        (&[("kind", "blacklist"), ("on", "2022-06-01"), ("grounds", "")], "grounds", "required"),
        (
            &[("kind", "blacklist"), ("on", "2022-06-01"), ("grounds", "x"), ("until", "2022-06-01")],
            "until",
            "import-until",
        ),
    ] {
        assert_eq!(said(cells).1, [(column.to_owned(), code.to_owned())], "{cells:?}");
    }
}
