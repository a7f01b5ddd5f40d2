//! Many people, or one impatient one, in the same moment: nothing is lost, nothing is done twice.

use crate::the_loop;
use entity::permission::Role;
use std::sync::Arc;
use tests::{Visitor, World, steps};

async fn mei() -> (World, Arc<Visitor>) {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let mei = world.signed_in("mei@buyer.example").await;
    (world, Arc::new(mei))
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_two_writers_lose_no_change() {
    let (world, mei) = mei().await;
    let page = mei.open("/suppliers/new").await;
    let typed = [("name", "Acme Knitting Ltd"), ("country", "BD"), ("category", "manufacturing")];
    let record = mei.submit(&page, "/do/supplier/create", &typed).await;
    let edit = format!("{}/edit", record.path.split('?').next().expect("a path"));
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..32 {
        let (mei, edit) = (Arc::clone(&mei), edit.clone());
        writers.spawn(async move {
            let mut written = 0;
            for round in 0..5 {
                let page = mei.open(&edit).await;
                let city = format!("City {writer}-{round}");
                let answer = mei.submit(&page, "/do/supplier/change", &[("city", &city)]).await;
                assert_eq!(answer.status, 200, "{}", answer.text());
                match answer.path.contains("/edit") {
                    // Somebody was quicker: told so, and what was typed is kept.
                    true => assert!(answer.html.contains(&city), "{}", answer.text()),
                    false => written += 1,
                }
            }
            written
        });
    }
    let written: i64 = writers.join_all().await.iter().sum();
    assert!(written >= 5, "{written} changes went through");
    assert_eq!(world.count("SELECT version FROM supplier").await, 1 + written, "each counted once");
    let lines = world.count("SELECT COUNT(*) FROM activity WHERE verb = 'supplier-change'").await;
    assert_eq!(lines, written, "and each has its line of history");
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_given_in_the_same_moment_are_all_different() {
    let (world, mei) = mei().await;
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..32 {
        let mei = Arc::clone(&mei);
        writers.spawn(async move {
            for round in 0..3 {
                let page = mei.open("/suppliers/new").await;
                let name = format!("Company {writer} of round {round}");
                let typed = [("name", name.as_str()), ("country", "BD"), ("category", "manufacturing")];
                mei.submit(&page, "/do/supplier/create", &typed).await.says(&name);
            }
        });
    }
    writers.join_all().await;
    assert_eq!(world.count("SELECT COUNT(DISTINCT number) FROM supplier").await, 96);
    assert_eq!(world.count("SELECT MAX(seq) - MIN(seq) FROM supplier").await, 95, "and none is left out");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_five_times_at_once_is_done_once() {
    let (world, mei) = mei().await;
    for round in 0..20 {
        let page = Arc::new(mei.open("/suppliers/new").await.html);
        let name = format!("Company of round {round}");
        let mut clicks = tokio::task::JoinSet::new();
        for _ in 0..5 {
            let (mei, page, name) = (Arc::clone(&mei), Arc::clone(&page), name.clone());
            clicks.spawn(async move {
                let doc = tests::Doc {
                    status: 200,
                    path: "/suppliers/new".into(),
                    html: (*page).clone(),
                    headers: Default::default(),
                };
                let typed = [("name", name.as_str()), ("country", "BD"), ("category", "manufacturing")];
                mei.submit(&doc, "/do/supplier/create", &typed).await.path
            });
        }
        let mut landed = clicks.join_all().await;
        landed.dedup();
        assert_eq!(landed.len(), 1, "all five end at the same record: {landed:?}");
        assert_eq!(world.count("SELECT COUNT(*) FROM supplier").await, round + 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declaration_sent_five_times_at_once_has_one_receipt() {
    let stage = the_loop::stage().await;
    let fatima = the_loop::joins(&stage).await;
    let supplier = fatima.open("/").await.id();
    the_loop::signs(&stage, &fatima, &supplier).await;
    steps::campaign(&stage.world, &stage.cai).await;
    let base = fatima.open(&format!("/s/{supplier}/declarations")).await.link("Self-assessment of the year");
    let check = steps::answer(&fatima, &base).await;
    let send = || fatima.submit(&check, "/do/declaration/submit", &[("confirm", "1")]);
    let answers: [tests::Doc; 5] = tokio::join!(send(), send(), send(), send(), send()).into();
    for answer in &answers {
        answer.says("receipt");
        assert_eq!(answer.text(), answers[0].text(), "the same receipt");
    }
    assert_eq!(stage.world.count("SELECT COUNT(*) FROM submission").await, 1);
}
