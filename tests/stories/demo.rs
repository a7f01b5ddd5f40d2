//! The demo world: built by the verbs, with something to see in every state, and figures that are defined.

use entity::actor::Actor;
use entity::instant::Instant;
use entity::{
    amendment, blacklist, certification, checklist, declaration, disposition, draw, finding, import, instrument,
    relationship, remediation, statistics, store, supplier,
};
use std::collections::BTreeMap;
use tests::World;

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_world_shows_every_state_twice() {
    let world = World::new().await;
    let logins = server::demo::build(&world.portal).await.expect("the demo is refused nothing");
    assert_eq!(logins.len(), 28, "sixteen of the buyer and twelve of suppliers");
    let mut found: BTreeMap<(&str, String), i64> = BTreeMap::new();
    for (_, table) in server::demo::LIVES {
        for (state, count) in store::states(world.portal.store.read(), table).await.expect("states") {
            found.insert((table, state), count);
        }
    }
    // States that only the other kind of check knows.
    let apart = |table: &str, state: &str| match table {
        "spot_check" => matches!(state, "planned" | "findings-drafted" | "issued" | "verified"),
        "audit" => matches!(state, "drawn" | "scored" | "passed" | "failed"),
        _ => false,
    };
    let mut few = Vec::new();
    for (table, states) in lives() {
        for state in states.into_iter().filter(|state| !apart(table, state)) {
            let count = found.get(&(table, state.clone())).copied().unwrap_or(0);
            if count < 2 {
                few.push(format!("{table} {state}: {count}"));
            }
        }
    }
    assert!(few.is_empty(), "fewer than two: {few:#?}");
    let zone = world.portal.config.time_zone;
    let report =
        statistics::report(&world.portal.store, &Actor::system(), 2023, Instant::now(), zone).await.expect("a report");
    for id in ["M01", "M12", "M15"] {
        let figure = report.figures.iter().find(|f| f.id == id).unwrap_or_else(|| panic!("{id} is in the report"));
        assert!(figure.numerator.is_some_and(|n| n > 0), "{id} is defined: {:?}", figure.numerator);
        println!("{id}: {:?} of {:?}", figure.numerator, figure.denominator);
    }
    assert_eq!(world.waiting_mail().await, 0, "nobody is written to");
    assert!(server::demo::build(&world.portal).await.is_err(), "an installation that knows people is left alone");
}

fn lives() -> Vec<(&'static str, Vec<String>)> {
    fn codes<T: std::fmt::Display>(all: &[T]) -> Vec<String> {
        all.iter().map(ToString::to_string).collect()
    }
    vec![
        ("import_batch", codes(import::State::ALL)),
        ("supplier_merge", codes(supplier::MergeState::ALL)),
        ("amendment", codes(amendment::State::ALL)),
        ("signing", codes(instrument::State::ALL)),
        ("declaration", codes(declaration::State::ALL)),
        ("draw", codes(draw::State::ALL)),
        ("spot_check", codes(checklist::State::ALL)),
        ("audit", codes(checklist::State::ALL)),
        ("finding", codes(finding::State::ALL)),
        ("remediation", codes(remediation::State::ALL)),
        ("disposition", codes(disposition::State::ALL)),
        ("certification", codes(certification::State::ALL)),
        ("relationship", codes(relationship::State::ALL)),
        ("blacklisting", codes(blacklist::State::ALL)),
    ]
}
