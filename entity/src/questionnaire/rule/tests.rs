use super::*;

fn question(code: &str, kind: Kind, weight: u32) -> Question {
    let options = match kind {
        Kind::YesNo => vec![choice("yes", 2, false), choice("no", 0, false)],
        Kind::OneOf | Kind::ManyOf => {
            vec![choice("a", 3, false), choice("b", 1, false), choice("c", 2, false), choice("none", 0, true)]
        }
        _ => Vec::new(),
    };
    Question {
        code: code.into(),
        kind,
        weight,
        required: true,
        depends_on: None,
        evidence: Vec::new(),
        options,
        unit: None,
        min: None,
        max: None,
        decimals: 0,
        best_of_many: None,
    }
}

fn choice(code: &str, points: u32, exclusive: bool) -> Choice {
    Choice { code: code.into(), points, exclusive }
}

fn chosen(codes: &[&str]) -> Answer {
    Answer { choices: codes.iter().map(|c| c.to_string()).collect(), ..Answer::default() }
}

fn set_aside(reason: &str) -> Answer {
    Answer { not_applicable: true, na_reason: reason.into(), ..Answer::default() }
}

fn answers(given: &[(&str, Answer)]) -> Answers {
    given.iter().map(|(code, answer)| (code.to_string(), answer.clone())).collect()
}

fn chain() -> Vec<Question> {
    let mut questions =
        vec![question("q1", Kind::YesNo, 1), question("q2", Kind::OneOf, 1), question("q3", Kind::Text, 1)];
    questions[1].depends_on = Some(("q1".into(), vec!["yes".into()]));
    questions[2].depends_on = Some(("q2".into(), vec!["a".into(), "b".into()]));
    questions
}

#[test]
fn questions_open_along_their_chain() {
    let questions = chain();
    for (given, open) in [
        (answers(&[]), [true, false, false]),
        (answers(&[("q1", chosen(&["yes"]))]), [true, true, false]),
        (answers(&[("q1", chosen(&["yes"])), ("q2", chosen(&["b"]))]), [true, true, true]),
        (answers(&[("q1", chosen(&["yes"])), ("q2", chosen(&["c"]))]), [true, true, false]),
        (answers(&[("q1", chosen(&["no"])), ("q2", chosen(&["a"]))]), [true, false, false]),
        (answers(&[("q1", set_aside("x")), ("q2", chosen(&["a"]))]), [true, false, false]),
    ] {
        let found: Vec<bool> = questions.iter().map(|q| applies(q, &questions, &given)).collect();
        assert_eq!(found, open);
    }
    let mut circle = chain();
    circle[0].depends_on = Some(("q3".into(), vec![]));
    let all = [("q1", chosen(&["yes"])), ("q2", chosen(&["a"]))];
    assert!(!applies(&circle[0], &circle, &answers(&all)));
    circle[0].depends_on = Some(("gone".into(), vec![]));
    assert!(!applies(&circle[0], &circle, &answers(&all)));
}

#[test]
fn problems_by_question() {
    let file = |answer: Answer| Answer { files: 1, ..answer };
    let number = |n| Answer { number: Some(n), ..Answer::default() };
    let mut proven = question("q", Kind::YesNo, 1);
    proven.evidence = vec!["yes".into()];
    let mut measured = question("q", Kind::Number, 1);
    (measured.min, measured.max) = (Some(0), Some(1000));
    measured.evidence = vec![ANY.into()];
    let mut free = question("q", Kind::Text, 0);
    free.required = false;
    let many = question("q", Kind::ManyOf, 1);
    for (question, answer, expected) in [
        (&proven, Answer::default(), &["required"][..]),
        (&proven, chosen(&["yes"]), &["evidence_required"]),
        (&proven, file(chosen(&["yes"])), &[]),
        (&proven, chosen(&["no"]), &[]),
        (&proven, chosen(&["yes", "no"]), &["one_only", "evidence_required"]),
        (&proven, chosen(&["maybe"]), &["unknown_choice"]),
        (&proven, set_aside(" "), &["na_reason_required"]),
        (&proven, set_aside("no dormitory"), &[]),
        (&measured, number(-1), &["below_min", "evidence_required"]),
        (&measured, file(number(1001)), &["above_max"]),
        (&measured, file(number(1000)), &[]),
        (&free, Answer::default(), &[]),
        (&many, chosen(&["a", "b"]), &[]),
        (&many, chosen(&["none"]), &[]),
        (&many, chosen(&["a", "none"]), &["exclusive"]),
        (&question_file(), Answer::default(), &["required"]),
        (&question_file(), file(Answer::default()), &[]),
    ] {
        let found = problems(std::slice::from_ref(question), &answers(&[("q", answer)]));
        let found: Vec<&str> = found.into_iter().map(|(_, problem)| problem).collect();
        assert_eq!(found, expected);
    }
    assert_eq!(problems(&chain(), &answers(&[])), [("q1".to_owned(), "required")]);
}

fn question_file() -> Question {
    question("q", Kind::File, 1)
}

#[test]
fn points_by_kind() {
    let mut best = question("q", Kind::ManyOf, 3);
    best.best_of_many = Some(4);
    let text = Answer { text: "x".into(), ..Answer::default() };
    for (question, answer, expected) in [
        (question("q", Kind::YesNo, 3), chosen(&["yes"]), Some((2, 2))),
        (question("q", Kind::YesNo, 3), Answer::default(), Some((0, 2))),
        (question("q", Kind::OneOf, 3), chosen(&["c"]), Some((2, 3))),
        (question("q", Kind::ManyOf, 3), chosen(&["a", "c"]), Some((5, 6))),
        (question("q", Kind::ManyOf, 3), chosen(&["none"]), Some((0, 6))),
        (best.clone(), chosen(&["b", "c"]), Some((3, 4))),
        (best, chosen(&["a", "c"]), Some((4, 4))),
        (question("q", Kind::Text, 3), text, Some((1, 1))),
        (question("q", Kind::Date, 3), Answer::default(), Some((0, 1))),
        (question("q", Kind::YesNo, 3), set_aside("x"), None),
        (question("q", Kind::YesNo, 0), chosen(&["yes"]), None),
    ] {
        let (items, _) = score(&[question], &answers(&[("q", answer)]));
        let found = items.first().map(|item| (item.points_num, item.points_den));
        assert_eq!(found, expected);
    }
}

#[test]
fn totals_are_exact_and_rated() {
    let questions = [question("x", Kind::YesNo, 1), question("y", Kind::OneOf, 2), question("z", Kind::ManyOf, 5)];
    let given = [("x", chosen(&["yes"])), ("y", chosen(&["b"])), ("z", chosen(&["a", "c"]))];
    let (items, total) = score(&questions, &answers(&given));
    assert_eq!(items.len(), 3);
    // 1 + 2/3 + 25/6 of 8.
    assert_eq!(total, Total { num: 35, den: 48 });
    assert_eq!(rating(total.num, total.den), Some(Rating::B));
    assert_eq!(score(&[], &answers(&[])).1, Total::default());
    for (num, den, expected) in [
        (85, 100, Some(Rating::A)),
        (8499, 10_000, Some(Rating::B)),
        (7, 10, Some(Rating::B)),
        (1, 2, Some(Rating::C)),
        (49, 100, Some(Rating::D)),
        (u64::MAX, u64::MAX, Some(Rating::A)),
        (0, 0, None),
    ] {
        assert_eq!(rating(num, den), expected);
    }
}

#[test]
fn sections_have_a_status() {
    use SectionStatus::*;
    let mut questions = chain();
    questions.push(question("q4", Kind::YesNo, 1));
    questions[3].evidence = vec!["yes".into()];
    for (codes, given, expected) in [
        (&["q1"][..], answers(&[]), NotYetStarted),
        (&["q1"], answers(&[("q1", chosen(&["no"]))]), Completed),
        (&["q1", "q2"], answers(&[("q1", chosen(&["yes"]))]), InProgress),
        (&["q2", "q3"], answers(&[]), CannotStartYet),
        (&["q3"], answers(&[("q1", chosen(&["yes"]))]), CannotStartYet),
        (&["q2", "q3"], answers(&[("q1", chosen(&["no"]))]), Completed),
        (&["q1", "q4"], answers(&[("q4", chosen(&["yes"]))]), Problem),
        (&["q1"], answers(&[("q1", set_aside(""))]), Problem),
    ] {
        assert_eq!(section_status(codes, &questions, &given), expected, "{codes:?} {given:?}");
    }
}

#[test]
fn much_not_applicable_needs_a_second_person() {
    let questions: Vec<Question> = (0..10).map(|i| question(&format!("q{i}"), Kind::YesNo, 1)).collect();
    for (aside, expected) in [(0, false), (3, false), (4, true), (10, true)] {
        let given: Answers = (0..aside).map(|i| (format!("q{i}"), set_aside("x"))).collect();
        assert_eq!(not_applicable_share(&questions, &given), (aside, 10));
        assert_eq!(needs_second_person(&questions, &given), expected);
    }
    assert!(!needs_second_person(&[], &answers(&[])));
}
