//! A declaration that sets much aside: the reviewer, and somebody else who confirms it.

use super::{ALL, refused};
use crate::the_loop::{joins, stage};
use entity::permission::Role;
use tests::steps;

/// Sections that weigh more than 30 % together.
const ASIDE: &[&str] = &["environment-management", "energy-climate", "labour"];

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_apply_is_confirmed_by_another_than_the_reviewer() {
    let stage = stage().await;
    let world = &stage.world;
    let fatima = joins(&stage).await;
    let supplier = fatima.open("/").await.id();
    steps::sign(&fatima, &supplier).await;
    steps::campaign(world, &stage.cai).await;
    let base = fatima.open(&format!("/s/{supplier}/declarations")).await.link("Self-assessment of the year");
    for section in ASIDE {
        steps::set_aside(&fatima, &format!("{base}/{section}")).await;
    }
    let check = steps::answer_but(&fatima, &base, ASIDE).await;
    fatima.submit(&check, "/do/declaration/submit", &[("confirm", "1")]).await.says("receipt");

    world.staff("solo", ALL).await;
    let solo = world.signed_in("solo@buyer.example").await;
    let id = base.rsplit('/').next().expect("an id");
    let record = format!("/declarations/{id}");
    let page = solo.open(&record).await;
    let page = solo.submit(&page, "/do/declaration/review", &[]).await;
    assert!(!page.has_form("/do/declaration/confirm"), "the reviewer does not confirm");
    refused(world, &solo, "/do/declaration/confirm", "declaration", id, &[]).await;
    let reason = [("accept_reason", "Complete.")];
    let early = solo.submit(&page, "/do/declaration/accept", &reason).await;
    assert!(early.has_form("/do/declaration/accept"), "not before it is confirmed: {}", early.text());
    assert_eq!(world.count("SELECT COUNT(*) FROM declaration WHERE state = 'accepted'").await, 0);

    let rui = &stage.rui;
    let page = rui.open(&record).await;
    rui.submit(&page, "/do/declaration/confirm", &[]).await;
    refused(world, rui, "/do/declaration/accept", "declaration", id, &reason).await;
    let page = solo.open(&record).await;
    solo.submit(&page, "/do/declaration/accept", &reason).await.says("Accepted");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reviews_what_their_own_company_handed_in() {
    let stage = stage().await;
    let world = &stage.world;
    let fatima = joins(&stage).await;
    let supplier = fatima.open("/").await.id();
    steps::sign(&fatima, &supplier).await;
    steps::campaign(world, &stage.cai).await;
    let base = fatima.open(&format!("/s/{supplier}/declarations")).await.link("Self-assessment of the year");
    let check = steps::answer(&fatima, &base).await;
    fatima.submit(&check, "/do/declaration/submit", &[("confirm", "1")]).await;
    let person = world.id("SELECT id FROM person WHERE email = 'fatima@golden.example'").await;
    let person: entity::Id = person.parse().expect("an id");
    world
        .act(move |act| {
            Box::pin(async move {
                for role in [Role::Reviewer, Role::Procurement] {
                    entity::person::grant(act, person, role, entity::actor::Scope::All, None).await?;
                }
                Ok(())
            })
        })
        .await;
    let id = base.rsplit('/').next().expect("an id");
    refused(world, &fatima, "/do/declaration/review", "declaration", id, &[]).await;
    let signing = world.id("SELECT signing_id FROM signature WHERE signing_id IS NOT NULL").await;
    let reason = [("void_reason", "It was signed by mistake.")];
    let version =
        world.count("SELECT s.version FROM signing s JOIN signature g ON g.signing_id = s.id").await.to_string();
    let mut typed = vec![("id", signing.as_str()), ("version", version.as_str())];
    typed.extend(reason);
    let answer = fatima.post("/do/instrument/void", &typed).await;
    assert_eq!(answer.status, 403, "{}", answer.text());
    assert_eq!(world.count("SELECT COUNT(*) FROM signature WHERE voided_by IS NOT NULL").await, 0);
}
