//! The verbs and the pages without their doors. Whoever comes past a door by mistake must be refused by the record
//! itself, so each verb is called and each page is shown here as if the door stood open.

mod verbs;

use crate::doors::{Cast, GETS, PEOPLE, address, cast, one};
use app::route::{Access, Call, Landing, call};
use entity::act::change;
use entity::actor::Actor;
use entity::field::Fields;
use entity::instant::Instant;
use entity::lang::Lang;
use entity::refusal::{Outcome, Refusal, Stop};
use entity::{eligibility, evidence, import, session, statistics, supplier};
use server::gate::Guest;
use std::collections::{BTreeMap, BTreeSet};
use tests::steps;
use verbs::VERBS;

/// Beside the people of the doors: `h`, of compliance, whom a declared relationship bars from the supplier, and `n`,
/// who is signed in and holds no role. `-` is the holder of a link.
async fn actors(cast: &Cast) -> BTreeMap<char, Actor> {
    let portal = &cast.world.portal;
    let mut actors = BTreeMap::from([('-', Actor::link_holder())]);
    for (letter, visitor) in cast.people.iter().filter(|(letter, _)| **letter != '-') {
        let secret = visitor.cookie(server::gate::cookie_name(portal));
        let live = session::find(&portal.store, &secret, Instant::now(), portal.config.time_zone).await;
        actors.insert(*letter, live.expect("a session").expect("in force").actor);
    }
    let nobody = cast.world.act(|act| Box::pin(entity::person::add(act, "nils@buyer.example", "nils", Lang::En))).await;
    actors.insert('n', Actor::stranger(nobody, "nils".into(), "nils@buyer.example".into(), Lang::En));
    actors
}

/// Verbs whose doors are the server's own.
fn behind_own_doors() -> Vec<Call> {
    vec![
        call("token/create", Access::SignedIn, |act, f| {
            Box::pin(async move { eligibility::create(act, &f).await.map(Landing::at) })
        }),
        call("statistics/export", Access::SignedIn, |act, _| {
            Box::pin(async move {
                let now = act.now;
                statistics::record_export(act, 2023, now, "csv", "ab").await.map(Landing::at)
            })
        }),
        call("supplier/export", Access::SignedIn, |act, _| {
            Box::pin(async move { supplier::record_export(act, 1).await.map(|()| Landing::at("/suppliers")) })
        }),
        call("import/stage", Access::SignedIn, |act, _| {
            Box::pin(async move {
                let arrival = import::Arrival {
                    kind: import::Kind::Contacts,
                    source: "list".into(),
                    file_name: "list.csv".into(),
                    sha256: "ab".into(),
                    format: "csv".into(),
                    encoding: None,
                    header: vec!["number".into(), "email".into()],
                    notes: Vec::new(),
                    given: Vec::new(),
                };
                import::open(act, arrival).await.map(|(id, _)| Landing::at(id.to_string()))
            })
        }),
        call("evidence/add", Access::SignedIn, |act, f| {
            Box::pin(async move {
                let target = evidence::Target::read(f.text("kind"), f.text("id"), f.text("code"));
                let target = target.ok_or(Refusal::NotFound)?;
                evidence::may_attach(act, &target).await.map(|id| Landing::at(id.to_string()))
            })
        }),
    ]
}

/// What the verbs need and the loop does not leave behind: a grant, a merge and a token that wait for somebody, an
/// audit and a spot check that somebody has.
async fn more(cast: &Cast) {
    let [x, p, c, u, own] = ['x', 'p', 'c', 'u', 'A'].map(|letter| &cast.people[&letter]);
    let page = x.open("/people/new").await;
    let typed = [("name", "Lin"), ("email", "lin@buyer.example"), ("role[]", "compliance")];
    x.submit(&page, "/do/person/create", &typed).await.says("Lin");
    let page = p.open(&format!("/suppliers/{}?tab=duplicates", cast.supplier)).await;
    let other = cast.other.to_string();
    let typed = [("other", other.as_str()), ("reason", "One company under two names"), ("keep", "this")];
    p.submit(&page, "/do/supplier/propose-merge", &typed).await;
    let page = c.open("/tokens").await;
    c.submit(&page, "/do/token/create", &[("name", "Ordering system")]).await;
    let page = p.open(&format!("/suppliers/{}?tab=sites", cast.supplier)).await;
    p.submit(&page, "/do/supplier/add-site", &[("site_name", "Mill"), ("site_address", "Dhaka")]).await;
    let list = own.open(&format!("/s/{}/checks", cast.supplier)).await;
    let check = list.links(&format!("/s/{}/checks/spot-check/", cast.supplier)).remove(0);
    let page = own.open(&check).await;
    own.submit(&page, "/do/check/object", &[("text", "The log was shown.")]).await;
    let (company, today, until) = (cast.supplier.to_string(), steps::day(&cast.world, 0), steps::day(&cast.world, 30));
    let tag = [("id", company.as_str()), ("tag", "Watch"), ("reason", "A late report"), ("until", until.as_str())];
    p.post("/do/classification/add-tag", &tag).await;
    let scenario = [("id", company.as_str()), ("kind", "scenario"), ("class", "general"), ("from", today.as_str())];
    p.post("/do/classification/begin", &scenario).await;
    let audit = one(&cast.world, "SELECT id FROM audit").await;
    let page = u.open(&format!("/audits/{audit}")).await;
    u.submit(&page, "/do/check/claim", &[]).await;
}

/// The value that a field of the table stands for.
async fn value(cast: &Cast, what: &str) -> String {
    let sql = match what {
        "supplier" => return cast.supplier.to_string(),
        "other" => return cast.other.to_string(),
        literal if literal.starts_with(':') => return literal[1..].to_owned(),
        "grant" => "SELECT id FROM role_grant WHERE confirmed_at IS NULL".to_owned(),
        "person" => "SELECT id FROM person WHERE email = 'rui@buyer.example'".to_owned(),
        "colleague" => "SELECT id FROM person WHERE email = 'nur@supplier.example'".to_owned(),
        "proof" => "SELECT evidence_id FROM remediation_evidence".to_owned(),
        "spot_check" | "audit" | "signing" | "declaration" | "remediation" | "disposition" | "contact" | "site" => {
            format!(
                "SELECT id FROM {what} WHERE supplier_id IN (SELECT id FROM supplier WHERE name LIKE 'Golden%') ORDER BY id"
            )
        }
        table => format!("SELECT id FROM {table} ORDER BY id"),
    };
    one(&cast.world, &sql).await.to_string()
}

async fn fields(cast: &Cast, spec: &str) -> Fields {
    let mut fields = Vec::new();
    for part in spec.split_whitespace() {
        let (name, what) = part.split_once('=').unwrap_or((part, part));
        fields.push((name.to_owned(), value(cast, what).await));
    }
    Fields(fields)
}

/// Who is told what: `may` when the verb went past its permissions, whatever it said then.
fn told(outcome: &Outcome<Landing>) -> String {
    match outcome {
        Err(Stop::Refused(Refusal::NotFound)) => "404".into(),
        Err(Stop::Refused(Refusal::NotAllowed(code))) if code == "role" => "403".into(),
        Err(Stop::Refused(Refusal::NotAllowed(code))) => code.clone(),
        Err(Stop::Refused(_)) | Ok(_) => "may".into(),
        Err(Stop::SignIn) => "sign-in".into(),
        Err(Stop::Broken(cause)) => cause.clone(),
    }
}

/// Runs a verb as somebody. One that is allowed is taken back, so that all find the same world; one that is not leaves
/// nothing behind by itself.
async fn run(cast: &Cast, call: Call, actor: &Actor, fields: Fields, allowed: bool) -> String {
    let portal = &cast.world.portal;
    let outcome = change(&portal.store, actor, Instant::now(), portal.config.time_zone, move |act| {
        Box::pin(async move {
            let landing = (call.run)(act, fields).await?;
            if allowed { Err(Refusal::Conflict("taken back".into()).into()) } else { Ok(landing) }
        })
    });
    told(&outcome.await)
}

/// How many rows there are, and the sum of all versions: a changed record shows, not only a new one.
async fn state(cast: &Cast) -> (BTreeMap<String, i64>, i64) {
    let mut versions = 0;
    for table in VERSIONED {
        versions += cast.world.count(&format!("SELECT CAST(SUM(version) AS BIGINT) FROM {table}")).await;
    }
    (cast.world.rows().await, versions)
}

const VERSIONED: &[&str] = &[
    "person",
    "supplier",
    "supplier_merge",
    "import_batch",
    "instrument_version",
    "signing",
    "campaign",
    "declaration",
    "answer",
    "draw",
    "spot_check",
    "audit",
    "mark",
    "finding",
    "remediation",
    "disposition",
    "certification",
    "relationship",
    "blacklisting",
];

#[test]
fn every_verb_stands_in_the_table() {
    let listed: BTreeSet<&str> = VERBS.iter().map(|(name, ..)| *name).collect();
    let own = behind_own_doors();
    let found: BTreeSet<&str> = app::calls().iter().chain(&own).map(|call| call.name).collect();
    // The link is the right; whoever holds none is told that there is none.
    let links = BTreeSet::from(["invitation/accept", "invitation/not-mine", "invitation/renew"]);
    let missing: Vec<_> = found.difference(&listed).filter(|name| !links.contains(*name)).collect();
    let gone: Vec<_> = listed.difference(&found).collect();
    assert!(missing.is_empty() && gone.is_empty(), "not in the table: {missing:?}; no verb: {gone:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_verb_refuses_by_itself_whom_its_door_would_refuse() {
    let cast = cast().await;
    more(&cast).await;
    let actors = actors(&cast).await;
    let calls: Vec<Call> = app::calls().into_iter().chain(behind_own_doors()).collect();
    let before = state(&cast).await;
    let mut wrong = Vec::new();
    for (name, spec, expected) in VERBS {
        let call = *calls.iter().find(|call| call.name == *name).expect("a verb");
        let allowed = expected.split(", ").find_map(|part| part.strip_prefix("may ")).unwrap_or_default();
        let fields = fields(&cast, spec).await;
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for letter in PEOPLE.iter().map(|(letter, _)| *letter).chain("hn".chars()) {
            let told = run(&cast, call, &actors[&letter], fields.clone(), allowed.contains(letter)).await;
            found.entry(told).or_default().push(letter);
        }
        let line: Vec<String> = found.iter().map(|(told, letters)| format!("{told} {letters}")).collect();
        let line = line.join(", ");
        if line != *expected {
            wrong.push(format!("(\"{name}\", \"{spec}\", \"{line}\"), // {expected}"));
        }
    }
    assert!(wrong.is_empty(), "the verb itself answers otherwise:\n{}", wrong.join("\n"));
    assert_eq!(before, state(&cast).await, "nothing was written");
}

/// A visit as it stands behind the door.
fn visit(cast: &Cast, actor: Option<&Actor>, path: &str, pattern: &str) -> app::visit::Visit {
    let guest = Guest {
        actor: actor.cloned(),
        session: None,
        token: None,
        notice: None,
        lang: Lang::En,
        theme: None,
        origin: Default::default(),
        now: Instant::now(),
        nonce: "nonce".into(),
        wants_json: false,
    };
    let parts = pattern.split('/').zip(path.split('/'));
    let params = parts.filter_map(|(name, value)| {
        let name = name.strip_prefix('{')?.strip_suffix('}')?;
        Some((name.to_owned(), value.to_owned()))
    });
    let uri: axum::http::Uri = path.parse().expect("an address");
    server::page::visit(&cast.world.portal, &guest, &uri, Fields(params.collect()), Fields::default())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_refuses_by_itself_whom_its_door_would_refuse() {
    let cast = cast().await;
    let actors = actors(&cast).await;
    let mut wrong = Vec::new();
    for page in app::pages() {
        let Some((_, expected)) = GETS.iter().find(|(path, _)| *path == page.path) else { continue };
        let path = address(&cast, page.path, false).await;
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for (letter, _) in PEOPLE {
            let actor = (*letter != '-').then(|| &actors[letter]);
            let told = match (page.show)(&visit(&cast, actor, &path, page.path)).await {
                Ok(_) => "200".to_owned(),
                Err(Stop::Refused(refusal)) => server::page::status(&refusal).as_u16().to_string(),
                Err(Stop::SignIn) => "sign-in".into(),
                Err(Stop::Broken(cause)) => cause,
            };
            found.entry(told).or_default().push(*letter);
        }
        let line: Vec<String> = found.iter().map(|(told, letters)| format!("{told} {letters}")).collect();
        let line = line.join(", ");
        let expected = verbs::PAGES.iter().find(|(path, _)| *path == page.path).map_or(*expected, |(_, line)| line);
        if line != expected {
            wrong.push(format!("(\"{}\", \"{line}\"), // {expected}", page.path));
        }
    }
    assert!(wrong.is_empty(), "the page itself answers otherwise:\n{}", wrong.join("\n"));
}
