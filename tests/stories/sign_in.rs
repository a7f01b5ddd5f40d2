//! Signing in and out, and what happens to those who may not.

use entity::permission::Role;
use tests::World;

#[tokio::test(flavor = "multi_thread")]
async fn somebody_signs_in_looks_around_and_signs_out() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;

    let visitor = world.visitor();
    let page = visitor.open("/home").await;
    page.says("Sign in");
    let wrong = visitor
        .submit(&page, "/do/session/open", &[("email", "mei@buyer.example"), ("password", "not the password")])
        .await;
    wrong.says("There is a problem").says("The e-mail address or the password is not right");
    assert!(wrong.html.contains("mei@buyer.example"), "what was typed is kept");
    assert!(!wrong.html.contains("not the password"), "but never a password");

    let home = visitor.sign_in("mei@buyer.example", tests::portal::PASSWORD).await;
    home.says("Welcome, mei");
    visitor.post("/sign-out", &[]).await.says("Sign in");
    visitor.open("/home").await.says("Sign in");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_address_and_a_wrong_password_look_alike() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let visitor = world.visitor();
    let page = visitor.open("/sign-in").await;
    let unknown =
        visitor.submit(&page, "/do/session/open", &[("email", "no@buyer.example"), ("password", "xxxxxxxx")]).await;
    let wrong =
        visitor.submit(&page, "/do/session/open", &[("email", "mei@buyer.example"), ("password", "xxxxxxxx")]).await;
    assert_eq!(unknown.status, wrong.status);
    assert_eq!(unknown.text(), wrong.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_another_site_is_refused() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let mei = world.signed_in("mei@buyer.example").await;
    let client = reqwest::Client::new();
    let answer = client
        .post(format!("http://{}/sign-out", world.address))
        .header("origin", "https://evil.example")
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status().as_u16(), 403);
    mei.open("/home").await.says("Welcome, mei");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_password_is_set_again_by_a_link_that_works_once() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let visitor = world.visitor();
    let page = visitor.open("/forgot-password").await;
    visitor.submit(&page, "/do/password/forgot", &[("email", "mei@buyer.example")]).await.says("a link is on its way");
    let letter = world.letters().await.pop().expect("a letter");
    let path = tests::portal::link_in(&letter, "/set-password/").expect("a link");

    let page = visitor.open(&path).await;
    page.says("Choose a password");
    visitor.submit(&page, "/do/password/set", &[("password", "short")]).await.says("at least 15 characters");
    visitor.submit(&page, "/do/password/set", &[("password", "amber kettle seldom rides north")]).await.says("Sign in");
    visitor.sign_in("mei@buyer.example", "amber kettle seldom rides north").await;
    world.visitor().open(&path).await.says("This link no longer works");
}
