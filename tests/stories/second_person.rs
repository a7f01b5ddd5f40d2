//! One person with every role is refused each second signature, and nothing of it is written.

mod barring;
mod declaring;
mod inviting;
mod schema;

use crate::the_loop::{CONTACTS, SUPPLIERS};
use entity::draw::rule::commitment;
use entity::permission::Role;
use tests::{Visitor, World, steps};

const ALL: &[Role] = &[
    Role::Procurement,
    Role::Reviewer,
    Role::Auditor,
    Role::Compliance,
    Role::Integrity,
    Role::Committee,
    Role::Admin,
];

/// The digits of some bytes.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

struct Alone {
    world: World,
    solo: Visitor,
    supplier: String,
    number: String,
}

async fn alone() -> Alone {
    let world = World::new().await;
    world.staff("solo", ALL).await;
    let solo = world.signed_in("solo@buyer.example").await;
    steps::import(&solo, "suppliers", SUPPLIERS).await;
    steps::import(&solo, "contacts", CONTACTS).await;
    let list = solo.open("/suppliers?q=golden").await;
    let mut records = list.links("/suppliers/");
    records.retain(|href| href.len() == "/suppliers/".len() + 36);
    let supplier = records.first().expect("the supplier is listed").rsplit('/').next().expect("an id").to_owned();
    let text = solo.open(&format!("/suppliers/{supplier}")).await.text();
    let number = text.split_whitespace().find(|w| w.starts_with("S-0")).expect("a number").to_owned();
    Alone { world, solo, supplier, number }
}

impl Alone {
    async fn refused(&self, call: &str, table: &str, id: &str, typed: &[(&str, &str)]) {
        refused(&self.world, &self.solo, call, table, id, typed).await;
    }
}

/// Posts what another person would sign; the version is the record's own. It is refused in words, and nothing of it is
/// written.
async fn refused(world: &World, who: &Visitor, call: &str, table: &str, id: &str, typed: &[(&str, &str)]) {
    let version = world.count(&format!("SELECT version FROM {table} ORDER BY id DESC LIMIT 1")).await.to_string();
    let mut fields = vec![("id", id), ("version", version.as_str())];
    fields.extend(typed);
    let before = world.rows().await;
    let answer = who.post(call, &fields).await;
    assert_eq!(answer.status, 403, "{call}: {}", answer.text());
    answer.says("The second signature must be another person's");
    assert_eq!(before, world.rows().await, "{call} wrote nothing");
    let after = world.count(&format!("SELECT version FROM {table} ORDER BY id DESC LIMIT 1")).await.to_string();
    assert_eq!(version, after, "{call} changed nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_and_a_merge_are_decided_by_another() {
    let alone = alone().await;
    let id = alone.world.id("SELECT id FROM import_batch WHERE kind = 'suppliers'").await;
    let batch = format!("/imports/{id}");
    let page = alone.solo.open(&batch).await;
    assert!(!page.has_form("/do/import/undo"), "who wrote it does not take it back alone");
    alone.refused("/do/import/undo", "import_batch", &id, &[]).await;
    let page = alone.solo.submit(&page, "/do/import/propose-undo", &[]).await;
    assert!(!page.has_form("/do/import/undo"), "the button is not there");
    alone.refused("/do/import/undo", "import_batch", &id, &[]).await;
    let other = if alone.number.ends_with('1') { "S-000002" } else { "S-000001" };
    let page = alone.solo.open(&format!("/suppliers/{}?tab=duplicates", alone.supplier)).await;
    let typed = [("other", other), ("reason", "One company under two names"), ("keep", "this")];
    alone.solo.submit(&page, "/do/supplier/propose-merge", &typed).await;
    assert_eq!(alone.world.count("SELECT COUNT(*) FROM supplier_merge").await, 1);
    let merge = alone.world.id("SELECT id FROM supplier_merge").await;
    alone.refused("/do/supplier/decide-merge", "supplier_merge", &merge, &[("decision", "accept")]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draw_and_a_cancelled_check_need_two() {
    let alone = alone().await;
    let (today, due) = (steps::day(&alone.world, 0), steps::day(&alone.world, 14));
    let page = alone.solo.open("/draws/new").await;
    let plan = [
        ("kind", "spot-check"),
        ("size", "1"),
        ("strata", "all"),
        ("public_source", "Closing value of a public index"),
        ("public_on", today.as_str()),
        ("due_on", due.as_str()),
        ("reason", "The visits of this quarter"),
    ];
    let page = alone.solo.submit(&page, "/do/draw/plan", &plan).await;
    let id = page.id();
    let secrets = [[7_u8; 32], [9; 32]].map(|secret| (hex(&secret), hex(&commitment(&secret))));
    let [(own, own_hash), (other, other_hash)] = &secrets;
    let page = alone.solo.submit(&page, "/do/draw/commit", &[("hash", own_hash)]).await;
    assert!(!page.has_form("/do/draw/commit"), "the form is not there");
    alone.refused("/do/draw/commit", "draw", &id, &[("hash", other_hash)]).await;

    alone.world.staff("chen", &[Role::Compliance]).await;
    let chen = alone.world.signed_in("chen@buyer.example").await;
    let page = chen.open(&format!("/draws/{id}")).await;
    chen.submit(&page, "/do/draw/commit", &[("hash", other_hash)]).await;
    let page = alone.solo.open(&format!("/draws/{id}")).await;
    let page = alone.solo.submit(&page, "/do/draw/reveal", &[("secret", own)]).await;
    assert!(!page.has_form("/do/draw/reveal"), "the form is not there");
    let version = alone.world.count("SELECT version FROM draw").await.to_string();
    for secret in [own, other] {
        let typed = [("id", id.as_str()), ("version", version.as_str()), ("secret", secret.as_str())];
        let answer = alone.solo.post("/do/draw/reveal", &typed).await;
        assert_eq!(answer.status, 409, "nobody reveals twice: {}", answer.text());
        assert_eq!(alone.world.count("SELECT COUNT(*) FROM draw WHERE second_secret IS NOT NULL").await, 0);
    }

    let page = alone.solo.open(&format!("/spot-checks/plan?number={}", alone.number)).await;
    let typed = [("due_on", due.as_str()), ("reason", "A complaint")];
    let page = alone.solo.submit(&page, "/do/check/plan", &typed).await;
    let id = page.id();
    let page = alone.solo.submit(&page, "/do/check/propose-cancel", &[("reason", "The complaint was withdrawn")]).await;
    assert!(!page.has_form("/do/check/cancel"), "the button is not there");
    alone.refused("/do/check/cancel", "spot_check", &id, &[("kind", "spot-check")]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn decisions_about_a_supplier_need_two() {
    let alone = alone().await;
    let Alone { world, solo, supplier, .. } = &alone;
    let page = solo.open(&format!("/dispositions/new?supplier={supplier}")).await;
    let typed = [("kind", "warning"), ("reason", "Late three times")];
    let page = solo.submit(&page, "/do/disposition/propose", &typed).await;
    let id = page.id();
    solo.submit(&page, "/do/disposition/notice", &[]).await;
    let verdict = [("outcome", "rejected"), ("reason", "On reflection")];
    alone.refused("/do/disposition/decide", "disposition", &id, &verdict).await;

    world.staff("cai", &[Role::Compliance]).await;
    world.staff("mei", &[Role::Procurement]).await;
    let (cai, mei) = (world.signed_in("cai@buyer.example").await, world.signed_in("mei@buyer.example").await);
    let page = solo.open(&format!("/dispositions/{id}")).await;
    let today = steps::day(world, 0);
    let heard =
        [("delivered_how", "handed-over"), ("delivered_on", today.as_str()), ("statement", "We have nothing to say.")];
    solo.submit(&page, "/do/disposition/record-delivery", &heard).await;
    let page = cai.open(&format!("/dispositions/{id}")).await;
    let verdict = [("outcome", "in-force"), ("reason", "Three orders came late.")];
    cai.submit(&page, "/do/disposition/decide", &verdict).await.says("In force");
    assert!(!solo.open(&format!("/dispositions/{id}")).await.has_form("/do/disposition/lift"));
    alone.refused("/do/disposition/lift", "disposition", &id, &[("reason", "On reflection")]).await;

    let apply = [("statement", "A core supplier")];
    let page = mei.open(&format!("/certifications/new?supplier={supplier}")).await;
    let page = mei.submit(&page, "/do/certification/apply", &apply).await;
    let id = page.id();
    let verdict = [("outcome", "reject"), ("reason", "On reflection")];
    let page = solo.open(&format!("/certifications/{id}")).await;
    let screened = [
        ("environmental", "yes"),
        ("environmental_reason", "ISO 14001 is in force."),
        ("social", "no"),
        ("social_reason", "Hours are not recorded."),
    ];
    let page = solo.submit(&page, "/do/certification/screen", &screened).await;
    assert!(!page.has_form("/do/certification/decide"), "who screened does not decide");
    alone.refused("/do/certification/decide", "certification", &id, &verdict).await;
    let page = cai.open(&format!("/certifications/{id}")).await;
    cai.submit(&page, "/do/certification/decide", &verdict).await;

    let page = solo.open(&format!("/certifications/new?supplier={supplier}")).await;
    let page = solo.submit(&page, "/do/certification/apply", &apply).await;
    let id = page.id();
    alone.refused("/do/certification/decide", "certification", &id, &verdict).await;

    let page = solo.open(&format!("/blacklist/new?supplier={supplier}")).await;
    let happened = steps::day(world, -30);
    let typed = [
        ("integrity_event", "fraud"),
        ("happened_on", happened.as_str()),
        ("case_reference", "IC-9"),
        ("grounds", "An invoice for goods that never came."),
    ];
    let page = solo.submit(&page, "/do/blacklist/propose", &typed).await;
    let id = page.id();
    solo.submit(&page, "/do/blacklist/notice", &[]).await;
    for call in ["approve", "reject", "suspend"] {
        alone.refused(&format!("/do/blacklist/{call}"), "blacklisting", &id, &[("reason", "The file is clear.")]).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deciding_role_is_confirmed_by_another() {
    let alone = alone().await;
    let solo = &alone.solo;
    let own = alone.world.id("SELECT id FROM person WHERE email = 'solo@buyer.example'").await;
    for role in ["assurer", "inspector"] {
        alone.refused("/do/person/grant", "person", &own, &[("role", role)]).await;
    }
    let page = solo.open("/people/new").await;
    let typed = [("name", "Lin"), ("email", "lin@buyer.example"), ("role[]", "compliance")];
    solo.submit(&page, "/do/person/create", &typed).await.says("Lin");
    let grant = alone.world.id("SELECT id FROM role_grant WHERE confirmed_at IS NULL AND role = 'compliance'").await;
    let before = alone.world.rows().await;
    let answer = solo.post("/do/person/confirm", &[("grant", &grant)]).await;
    assert_eq!(answer.status, 403, "{}", answer.text());
    assert_eq!(before, alone.world.rows().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relationship_is_judged_by_another() {
    let alone = alone().await;
    let page = alone.solo.open("/relationships").await;
    let typed = [("number", alone.number.as_str()), ("particulars", "My sister works there.")];
    alone.solo.submit(&page, "/do/relationship/declare", &typed).await;
    let id = alone.world.id("SELECT id FROM relationship").await;
    let before = alone.world.rows().await;
    let verdict = [("id", id.as_str()), ("version", "1"), ("outcome", "no-conflict"), ("measure", "None is needed.")];
    let answer = alone.solo.post("/do/relationship/judge", &verdict).await;
    assert!(matches!(answer.status, 403 | 404), "{}", answer.text());
    assert_eq!(before, alone.world.rows().await);
}
