//! Sessions: a secret is new at every sign-in, ends when it should, and is nowhere to be read.

use entity::permission::Role;
use entity::store::{exec, raw};
use reqwest::redirect::Policy;
use tests::{Visitor, World, portal};

/// Whether a secret still opens the door.
async fn is_in(world: &World, secret: &str) -> bool {
    let client = reqwest::Client::builder().redirect(Policy::none()).build().expect("a client");
    let request = client.get(format!("http://{}/home", world.address)).header("cookie", format!("probity={secret}"));
    request.send().await.expect("an answer").status().is_success()
}

async fn mei_at(world: &World) -> (Visitor, String) {
    let mei = world.signed_in("mei@buyer.example").await;
    let secret = mei.cookie("probity");
    assert!(secret.len() >= 43, "256 bits");
    (mei, secret)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_chosen_by_somebody_else_is_never_taken_over() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let client = reqwest::Client::builder().redirect(Policy::none()).build().expect("a client");
    let answer = client
        .post(format!("http://{}/do/session/open", world.address))
        .header("cookie", "probity=chosen-by-somebody-else")
        .header("origin", format!("http://{}", world.address))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("email=mei@buyer.example&password={}", app::visit::encode(portal::PASSWORD)))
        .send()
        .await
        .expect("an answer");
    let cookie = answer.headers()["set-cookie"].to_str().expect("text").to_owned();
    assert!(cookie.starts_with("probity=") && !cookie.contains("chosen"), "{cookie}");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    assert!(!is_in(&world, "chosen-by-somebody-else").await);
    let (_, first) = mei_at(&world).await;
    let (_, second) = mei_at(&world).await;
    assert_ne!(first, second, "each sign-in has a secret of its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn old_secrets_are_refused_at_the_next_request() {
    let world = World::new().await;
    let mei = world.staff("mei", &[Role::Procurement]).await;
    world.staff("xia", &[Role::Admin]).await;
    world.staff("xue", &[Role::Admin]).await;

    let (visitor, secret) = mei_at(&world).await;
    visitor.post("/sign-out", &[]).await.says("Sign in");
    assert!(!is_in(&world, &secret).await, "after signing out");

    let (_, elsewhere) = mei_at(&world).await;
    let (visitor, here) = mei_at(&world).await;
    let page = visitor.open("/account").await;
    let typed = [("old_password", portal::PASSWORD), ("password", "amber kettle seldom rides north")];
    visitor.submit(&page, "/do/password/change", &typed).await;
    assert!(is_in(&world, &here).await && !is_in(&world, &elsewhere).await, "a new password ends the other sessions");
    let hash = server::password::hash(&world.portal, portal::PASSWORD).await.expect("a hash");
    world.act(move |act| Box::pin(entity::person::set_password(act, mei, hash, None))).await;
    assert!(!is_in(&world, &here).await, "a password set anew ends all");

    let (_, secret) = mei_at(&world).await;
    let (xia, xue) = (world.signed_in("xia@buyer.example").await, world.signed_in("xue@buyer.example").await);
    let page = xia.open(&format!("/people/{mei}")).await;
    xia.submit(&page, "/do/person/grant", &[("role", "reviewer")]).await.says("Reviewer");
    assert!(!is_in(&world, &secret).await, "after a role was given");

    let (_, secret) = mei_at(&world).await;
    let page = xia.open(&format!("/people/{mei}")).await;
    xia.submit(&page, "/do/person/revoke", &[]).await;
    assert!(!is_in(&world, &secret).await, "after a role was taken away");

    let (_, secret) = mei_at(&world).await;
    let page = xue.open(&format!("/people/{mei}")).await;
    xue.submit(&page, "/do/person/deactivate", &[]).await;
    assert!(!is_in(&world, &secret).await, "after the account was closed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_when_nobody_is_there_and_after_a_day_at_the_latest() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    // Time passes by moving what is written of it, which is what the rule compares with.
    for (column, minutes, ends) in [("seen_at", 29, false), ("seen_at", 31, true), ("expires_at", 12 * 60 + 1, true)] {
        let (_, secret) = mei_at(&world).await;
        let moved =
            format!("UPDATE session SET {column} = {column} - {} WHERE ended_at IS NULL", minutes * 60_000_000_i64);
        exec(world.portal.store.owner(), &moved, vec![]).await.expect("moved");
        assert_eq!(is_in(&world, &secret).await, !ends, "{column} {minutes} minutes ago");
        exec(world.portal.store.owner(), "DELETE FROM session", vec![]).await.expect("forgotten");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_copy_of_the_database_opens_no_door() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let (_, secret) = mei_at(&world).await;
    let rows = raw(world.portal.store.read(), "SELECT token_hash FROM session", vec![]).await.expect("rows");
    let kept: Vec<u8> = rows[0].try_get_by_index(0).expect("bytes");
    assert_eq!(rows.len(), 1);
    assert_eq!(kept, entity::session::digest(&secret), "its SHA-256 is kept");
    for line in world.contents(&[]).await {
        assert!(!line.contains(&secret), "the secret itself is not: {line}");
    }
}
