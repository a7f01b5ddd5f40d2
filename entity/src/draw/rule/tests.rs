use super::*;

fn golden(text: &str) -> (Vec<Unit>, BTreeMap<String, u32>, serde_json::Value) {
    let file: serde_json::Value = serde_json::from_str(text).unwrap();
    let units = file["units"].as_array().unwrap().iter();
    let units = units
        .map(|unit| Unit {
            id: id(unit),
            stratum: unit["stratum"].as_str().unwrap().to_owned(),
            weight: unit["weight"].as_u64().unwrap(),
        })
        .collect();
    let sizes = serde_json::from_value(file["sizes"].clone()).unwrap();
    (units, sizes, file)
}

fn id(unit: &serde_json::Value) -> [u8; 16] {
    unit["id"].as_str().unwrap().parse::<uuid::Uuid>().unwrap().into_bytes()
}

fn bytes(value: &serde_json::Value) -> Vec<u8> {
    hex::decode(value.as_str().unwrap()).unwrap()
}

#[test]
fn golden_files_are_repeated() {
    for text in
        [include_str!("../../../../tests/golden/draw-1.json"), include_str!("../../../../tests/golden/draw-2.json")]
    {
        let (units, sizes, file) = golden(text);
        let secrets = [bytes(&file["secrets"][0]), bytes(&file["secrets"][1])];
        for (secret, published) in secrets.iter().zip(file["commitments"].as_array().unwrap()) {
            assert_eq!(commitment(secret).to_vec(), bytes(published));
        }
        let public = file["public_value"].as_str().unwrap();
        let seed = seed(&secrets[0], &secrets[1], public.as_bytes());
        assert_eq!(seed.to_vec(), bytes(&file["seed"]));
        let drawn = draw(&units, &sizes, &seed).unwrap();
        assert_eq!(drawn.len(), units.len());
        for unit in file["units"].as_array().unwrap() {
            let ours = drawn.iter().find(|d| d.unit.id == id(unit)).unwrap();
            assert_eq!(ours.pi, unit["pi"].as_u64().unwrap());
            assert_eq!(ours.selected, unit["selected"].as_bool().unwrap());
        }
        for (stratum, &size) in &sizes {
            let of = |d: &&Drawn| d.unit.stratum == *stratum;
            assert_eq!(drawn.iter().filter(of).filter(|d| d.selected).count(), size as usize);
            let sum: u64 = drawn.iter().filter(of).map(|d| d.pi).sum();
            assert_eq!(sum, u64::from(size) * ONE);
        }
    }
}

#[test]
fn probabilities_add_up_exactly() {
    let weights: Vec<u64> = (1..=500u64).map(|i| i * i * i % 999_983 + 1).collect();
    for n in [0, 1, 2, 250, 499, 500] {
        let sum: u64 = inclusion(&weights, n).iter().sum();
        assert_eq!(sum, u64::from(n) * ONE);
    }
    assert_eq!(inclusion(&[5; 4], 2), [ONE / 2; 4]);
    assert_eq!(inclusion(&[1, 1, 98], 2), [ONE / 2, ONE / 2, ONE]);
    assert_eq!(inclusion(&[HEAVIEST, HEAVIEST, 1, 1], 3), [ONE, ONE, ONE / 2, ONE / 2]);
    assert_eq!(inclusion(&[1, 1, 1], 1).iter().sum::<u64>(), ONE);
    assert!(inclusion(&[], 0).is_empty());
}

#[test]
fn frequencies_match_probabilities_within_five_sigma() {
    const RUNS: u32 = 2000;
    let units: Vec<Unit> = (0..30u8)
        .map(|i| Unit {
            id: [i; 16],
            stratum: if i < 18 { "x" } else { "y" }.into(),
            weight: u64::from(i % 7) * 40 + if i == 3 { 5000 } else { 1 },
        })
        .collect();
    let sizes = BTreeMap::from([("x".to_owned(), 6), ("y".to_owned(), 3)]);
    let mut hits = BTreeMap::<[u8; 16], (u32, u64)>::new();
    for run in 0..RUNS {
        let drawn = draw(&units, &sizes, &seed(&run.to_be_bytes(), b"two", b"public")).unwrap();
        assert_eq!(drawn.iter().filter(|d| d.selected).count(), 9);
        for d in drawn {
            let hit = hits.entry(d.unit.id).or_default();
            hit.0 += u32::from(d.selected);
            // The odd units of the last place move with the order, hence the allowance below.
            assert!(hit.1 == 0 || hit.1.abs_diff(d.pi) <= 1);
            hit.1 = d.pi;
        }
    }
    for (hit, pi) in hits.into_values() {
        let (p, runs) = (pi as f64 / ONE as f64, f64::from(RUNS));
        let sigma = (runs * p * (1.0 - p)).sqrt();
        assert!((f64::from(hit) - runs * p).abs() <= 5.0 * sigma, "{hit} of {runs} at {p}");
    }
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let unit = |id: u8, weight| Unit { id: [id; 16], stratum: "a".into(), weight };
    let sizes = |n| BTreeMap::from([("a".to_owned(), n)]);
    let fault = |units: &[Unit], sizes| draw(units, &sizes, &[0; 32]).unwrap_err();
    assert_eq!(fault(&[unit(1, 0)], sizes(1)), Fault::Weight([1; 16]));
    assert_eq!(fault(&[unit(1, HEAVIEST + 1)], sizes(1)), Fault::Weight([1; 16]));
    assert_eq!(fault(&[unit(1, 1), unit(1, 2)], sizes(1)), Fault::Twice([1; 16]));
    assert_eq!(fault(&[unit(1, 1)], BTreeMap::new()), Fault::NoSize("a".into()));
    let many = Fault::TooMany { stratum: "a".into(), size: 2, units: 1 };
    assert_eq!(fault(&[unit(1, 1)], sizes(2)), many);
    assert_eq!(draw(&[], &sizes(0), &[0; 32]), Ok(vec![]));
}

#[test]
fn sizes_follow_weight_by_largest_remainder() {
    let sizes = |total, strata: &[(u32, u64)]| -> Vec<u32> {
        let strata = strata.iter().enumerate();
        let strata = strata.map(|(i, &(units, weight))| (format!("{i}"), Stratum { units, weight }));
        allocate(total, &strata.collect()).into_values().collect()
    };
    for (total, strata, expected) in [
        (10, &[(50, 53), (50, 27), (50, 20)][..], &[5, 3, 2][..]),
        (10, &[(50, 1), (50, 1), (50, 1)], &[4, 3, 3]),
        (10, &[(50, 9_999), (50, 1), (0, 0)], &[9, 1, 0]),
        (10, &[(3, 9_999), (50, 1), (50, 1)], &[3, 4, 3]),
        (1, &[(3, 5), (50, 9), (50, 1)], &[0, 1, 0]),
        (99, &[(3, 5), (5, 9)], &[3, 5]),
        (0, &[(3, 5)], &[0]),
        (5, &[], &[]),
    ] {
        assert_eq!(sizes(total, strata), expected);
    }
}

#[test]
fn weights_are_spend_by_risk_within_bounds() {
    for (fen, risk, expected) in
        [(123_456, 3, 3_703), (100, 0, 1), (0, 5, 1), (-5_000, 2, 1), (i64::MAX, u8::MAX, HEAVIEST)]
    {
        assert_eq!(weight(fen, risk), expected);
    }
}

#[test]
fn rates_are_estimated_with_an_interval() {
    let seen = |pi, has| Seen { stratum: "a".into(), pi, has };
    assert_eq!(hajek(&[]), None);
    let everybody = hajek(&[seen(ONE, true), seen(ONE, false)]).unwrap();
    assert_eq!((everybody.rate, everybody.low, everybody.high), (0.5, 0.5, 0.5));
    // The second stands for four, the first for one.
    let two = hajek(&[seen(ONE, true), seen(ONE / 4, false), seen(ONE / 4, false)]).unwrap();
    assert!((two.rate - 1.0 / 9.0).abs() < 1e-12);
    assert!(two.low < two.rate && two.rate < two.high && two.high < 1.0);
    let clean: Vec<Seen> = (0..100).map(|_| seen(ONE / 10, true)).collect();
    let clean = hajek(&clean).unwrap();
    assert!(clean.rate == 1.0 && clean.high == 1.0 && (0.95..0.98).contains(&clean.low));
}
