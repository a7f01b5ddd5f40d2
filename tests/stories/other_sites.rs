//! What other sites and crafted links can do here: nothing.

use entity::permission::Role;
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder};
use tests::World;

const REFUSED: &str = "the form came from another site";

fn client() -> Client {
    Client::builder().redirect(Policy::none()).build().expect("a client")
}

/// A form as a browser sends it, with what it says of where it comes from.
fn form(request: RequestBuilder, site: Option<&str>, origin: Option<&str>, kind: &str) -> RequestBuilder {
    let mut request = request.header("content-type", kind).body("id=1&version=1");
    if let Some(site) = site {
        request = request.header("sec-fetch-site", site);
    }
    if let Some(origin) = origin {
        request = request.header("origin", origin);
    }
    request
}

#[tokio::test(flavor = "multi_thread")]
async fn only_our_own_pages_may_send_a_form() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement, Role::Admin, Role::Compliance]).await;
    let cookie = format!("probity={}", world.signed_in("mei@buyer.example").await.cookie("probity"));
    let ours = format!("http://{}", world.address);
    let evil = "https://evil.example";
    let sites = [Some("cross-site"), Some("same-site"), Some("same-origin"), Some("none"), None];
    let origins = [Some(ours.as_str()), Some(evil), Some("null"), None];
    let kinds = ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"];
    let (client, before) = (client(), world.contents(&["session"]).await);
    let mut refused = 0_usize;
    for door in server::web::doors().iter().filter(|door| door.method == "POST") {
        let address = format!("{ours}{}", door.path.replace(['{', '}'], ""));
        for (site, origin) in sites.iter().flat_map(|site| origins.iter().map(move |origin| (*site, *origin))) {
            let mine = matches!(site, Some("same-origin" | "none")) || origin == Some(ours.as_str());
            if mine {
                continue;
            }
            // The kinds take turns: all of them at every door would be a flood, and be refused as one.
            let kind = kinds[refused % kinds.len()];
            let request = client.post(&address).header("cookie", &cookie);
            let answer = form(request, site, origin, kind).send().await.expect("an answer");
            let case = format!("{} {site:?} {origin:?} {kind}", door.path);
            assert_eq!(answer.status().as_u16(), 403, "{case}");
            assert!(answer.text().await.expect("a body").contains(REFUSED), "{case}");
            refused += 1;
        }
    }
    assert!(refused > 700, "{refused} forms of other sites");
    assert_eq!(before, world.contents(&["session"]).await, "nothing was written");
    for (site, origin) in [(Some("same-origin"), None), (Some("none"), None), (None, Some(ours.as_str()))] {
        let request = client.post(format!("{ours}/do/supplier/create")).header("cookie", &cookie);
        let answer = form(request, site, origin, kinds[0]).send().await.expect("an answer");
        assert_ne!(answer.status().as_u16(), 403, "{site:?} {origin:?} is one of our pages");
    }
    let request = client.post(format!("{ours}/do/supplier/create")).header("cookie", &cookie);
    let answer = form(request, None, None, kinds[0]).header("referer", format!("{ours}/suppliers/new")).send().await;
    assert_ne!(answer.expect("an answer").status().as_u16(), 403, "an old browser says it in the Referer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crafted_link_leads_nowhere_else() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let base = format!("http://{}", world.address);
    let client = client();
    let login = format!("email=mei@buyer.example&password={}", app::visit::encode(tests::portal::PASSWORD));
    for next in [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\r\nLocation: https://evil.example",
        "/\t/evil.example",
        " //evil.example",
        "data:text/html,x",
        "evil.example",
    ] {
        let next = app::visit::encode(next);
        let sign_in = client
            .post(format!("{base}/do/session/open"))
            .header("origin", &base)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("{login}&next={next}"));
        let language = client.get(format!("{base}/language/en?back={next}"));
        let theme = client
            .post(format!("{base}/theme"))
            .header("origin", &base)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("theme=dark&back={next}"));
        for request in [sign_in, language, theme] {
            let answer = request.send().await.expect("an answer");
            assert_eq!(answer.status().as_u16(), 303, "{next}");
            assert_eq!(answer.headers()["location"], "/", "{next}");
        }
    }
    let fine = client.get(format!("{base}/language/en?back=/suppliers%3Fq%3Dacme")).send().await.expect("an answer");
    assert_eq!(fine.headers()["location"], "/suppliers?q=acme", "a path of ours is followed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_cannot_put_words_on_a_page_or_typed_words_in_a_link() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let mei = world.signed_in("mei@buyer.example").await;
    let planted = "/suppliers/new?__err=cGxhbnRlZA&__path=planted&error=planted&notice=planted&attempt=planted";
    mei.open(planted).await.keeps_silent_about("planted");
    let page = mei.open("/suppliers/new").await;
    let refused =
        mei.submit(&page, "/do/supplier/create", &[("name", "Secret Plan Ltd"), ("country", "Nowhere")]).await;
    refused.says("There is a problem");
    assert!(refused.html.contains("Secret Plan Ltd"), "what was typed is kept");
    assert!(
        !refused.path.contains("Secret") && !refused.path.contains("Plan"),
        "but not in the address: {}",
        refused.path
    );
    world.staff("ben", &[Role::Procurement]).await;
    let ben = world.signed_in("ben@buyer.example").await;
    assert!(!ben.open(&refused.path).await.html.contains("Secret Plan"), "nor for anybody else");
}
