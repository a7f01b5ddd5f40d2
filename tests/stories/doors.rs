//! Every door, who may come through it, and what everybody else is told: the hand-written inventory against the router
//! and against the running portal.

mod answers;
mod reading;
mod table;

use crate::the_loop;
pub use answers::GETS;
use entity::Id;
use entity::permission::{Permission, Role};
use std::collections::{BTreeMap, BTreeSet};
use table::DOORS;
use tests::{Doc, Visitor, World};

/// Who tries the doors: a letter in the table, and the role; `A` and `m` are of the company in the address, `B` is of
/// another, `-` is nobody.
pub const PEOPLE: &[(char, Option<Role>)] = &[
    ('-', None),
    ('A', Some(Role::SupplierAdmin)),
    ('m', Some(Role::SupplierMember)),
    ('B', Some(Role::SupplierAdmin)),
    ('p', Some(Role::Procurement)),
    ('r', Some(Role::Reviewer)),
    ('u', Some(Role::Auditor)),
    ('i', Some(Role::Inspector)),
    ('c', Some(Role::Compliance)),
    ('g', Some(Role::Integrity)),
    ('t', Some(Role::Committee)),
    ('s', Some(Role::Assurer)),
    ('x', Some(Role::Admin)),
];

#[test]
fn the_inventory_is_the_router() {
    let listed: BTreeSet<String> = DOORS.iter().map(|(method, path, who)| format!("{method} {path} {who}")).collect();
    let doors = server::web::doors();
    let found: BTreeSet<String> =
        doors.iter().map(|d| format!("{} {} {}", d.method, d.path, words(d.access))).collect();
    let new: Vec<&String> = found.difference(&listed).collect();
    let gone: Vec<&String> = listed.difference(&found).collect();
    assert!(new.is_empty() && gone.is_empty(), "not in the table: {new:#?}\nnot in the router: {gone:#?}");
    assert_eq!(listed.len(), DOORS.len(), "no door is listed twice");
}

fn words(access: Option<app::route::Access>) -> String {
    use app::route::Access;
    match access {
        None => "itself".into(),
        Some(Access::Anyone) => "anyone".into(),
        Some(Access::SignedIn) => "signed-in".into(),
        Some(Access::Staff(permission)) => format!("staff {permission}"),
        Some(Access::Company(permission)) => format!("company {permission}"),
    }
}

pub struct Cast {
    pub world: World,
    pub people: BTreeMap<char, Visitor>,
    pub supplier: Id,
    pub other: Id,
}

/// A world in which one supplier has been through everything.
pub async fn cast() -> Cast {
    let stage = the_loop::stage().await;
    let fatima = the_loop::everything(&stage).await;
    the_loop::more(&stage, &fatima).await;
    let world = stage.world;
    let supplier = one(&world, "SELECT id FROM supplier WHERE name LIKE 'Golden%'").await;
    let other = one(&world, "SELECT id FROM supplier WHERE name LIKE 'Silver%'").await;
    let mut people = BTreeMap::from([('-', world.visitor()), ('A', fatima)]);
    world.supplier_person("nur", supplier, Role::SupplierMember).await;
    world.supplier_person("bo", other, Role::SupplierAdmin).await;
    people.insert('m', world.signed_in("nur@supplier.example").await);
    people.insert('B', world.signed_in("bo@supplier.example").await);
    world.staff("ivan", &[Role::Inspector]).await;
    world.staff("tess", &[Role::Committee]).await;
    world.staff("sol", &[Role::Assurer]).await;
    world.staff("xia", &[Role::Admin]).await;
    for (letter, name) in [('i', "ivan"), ('t', "tess"), ('s', "sol"), ('x', "xia")] {
        people.insert(letter, world.signed_in(&format!("{name}@buyer.example")).await);
    }
    let staff = [('p', stage.mei), ('r', stage.rui), ('u', stage.ana), ('c', stage.cai), ('g', stage.ida)];
    // Chen, of compliance, is related to the supplier by what its own people declared.
    people.extend(staff.into_iter().chain([('h', stage.chen)]));
    Cast { world, people, supplier, other }
}

pub async fn one(world: &World, sql: &str) -> Id {
    let rows = entity::store::raw(world.portal.store.read(), sql, vec![]).await.expect("rows");
    rows.first().unwrap_or_else(|| panic!("a row: {sql}")).try_get_by_index(0).expect("an id")
}

/// The record behind the last part of an address.
fn record(path: &str) -> &'static str {
    let kinds = [
        ("/amendments/", "amendment"),
        ("/certifications/", "certification"),
        ("/relationships/", "relationship"),
        ("/campaigns/", "campaign"),
        ("/declarations/", "declaration"),
        ("/dispositions/", "disposition"),
        ("/decisions/", "disposition"),
        ("/draws/", "draw"),
        ("/imports/", "import_batch"),
        ("/instruments/versions/", "instrument_version"),
        ("/instruments/", "signing"),
        ("/receipts/", "receipt"),
        ("/people/", "person"),
        ("/remediations/", "remediation"),
        ("/blacklist/", "blacklisting"),
        ("/checks/", "spot_check"),
        ("/spot-checks/", "spot_check"),
        ("/audits/", "audit"),
    ];
    kinds.iter().find(|(part, _)| path.contains(part)).map_or("supplier", |(_, table)| table)
}

/// The address with real ids; with `missing` the record of the last id is nobody's.
pub async fn address(cast: &Cast, path: &str, missing: bool) -> String {
    let today = entity::instant::Instant::now().day(cast.world.portal.config.time_zone);
    let year = entity::calendar::FiscalYear::of(today, 4).expect("a fiscal year").year();
    let at = path.replace("/s/{supplier}", &format!("/s/{}", cast.supplier));
    let at = at
        .replace("{year}", &year.to_string())
        .replace("{figure}", "M11")
        .replace("{section}", "environment-management");
    let at = at.replace("{kind}", "spot-check").replace("{token}", "nothing");
    let sql = match record(path) {
        "supplier" => format!("SELECT id FROM supplier WHERE id = '{}'", cast.supplier),
        "blacklisting" => "SELECT id FROM blacklisting".to_owned(),
        "person" => "SELECT id FROM person WHERE email = 'rui@buyer.example'".to_owned(),
        table @ ("signing" | "receipt" | "declaration" | "disposition" | "remediation" | "spot_check") => format!(
            "SELECT id FROM {table} WHERE supplier_id IN (SELECT id FROM supplier WHERE name LIKE 'Golden%') ORDER BY id"
        ),
        table => format!("SELECT id FROM {table} ORDER BY id"),
    };
    let id = match (missing, record(path)) {
        (true, _) => entity::new_id(),
        (false, "supplier") => cast.supplier,
        (false, _) if !at.contains('{') => cast.supplier,
        (false, _) => one(&cast.world, &sql).await,
    };
    at.replace("{id}", &id.to_string()).replace("{signing}", &id.to_string())
}

fn told(doc: &Doc, asked: &str) -> String {
    if doc.path.starts_with("/sign-in") && !asked.starts_with("/sign-in") {
        return "sign-in".into();
    }
    doc.status.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_through_their_own_doors_and_no_others() {
    let cast = cast().await;
    let mut wrong = Vec::new();
    for (_, path, access) in
        DOORS.iter().filter(|(method, path, who)| *method == "GET" && *who != "itself" && *path != "/ui")
    {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        let (real, missing) = (address(&cast, path, false).await, address(&cast, path, true).await);
        for (letter, _) in PEOPLE {
            let visitor = &cast.people[letter];
            let doc = visitor.open(&real).await;
            found.entry(told(&doc, &real)).or_default().push(*letter);
            if path.contains("{id}") || path.contains("{signing}") {
                let gone = visitor.open(&missing).await;
                let expected = match told(&doc, &real).as_str() {
                    "200" | "409" => "404".to_owned(),
                    other => other.to_owned(),
                };
                if told(&gone, &missing) != expected {
                    wrong.push(format!("{path}: a missing record answers {letter} {}", told(&gone, &missing)));
                }
                if doc.status == 404 && doc.text() != gone.text() {
                    wrong.push(format!("{path}: {letter} can tell another's record from a missing one"));
                }
            }
        }
        let line: Vec<String> = found.iter().map(|(status, letters)| format!("{status} {letters}")).collect();
        let line = line.join(", ");
        match GETS.iter().find(|(listed, _)| listed == path) {
            Some((_, expected)) if *expected == line => {}
            _ => wrong.push(format!("(\"{path}\", \"{line}\"), // {access}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_changes_anything_through_a_door_that_is_not_theirs() {
    let cast = cast().await;
    let before = cast.world.rows().await;
    let company = cast.supplier.to_string();
    let mut tried = 0;
    for (_, path, access) in DOORS.iter().filter(|(method, ..)| *method == "POST") {
        let (side, permission) = access.split_once(' ').unwrap_or((access, ""));
        let Ok(permission) = permission.parse::<Permission>() else { continue };
        for (letter, role) in PEOPLE {
            let mine = role.is_some_and(|role| role.may(permission));
            if mine && (side == "staff" || *letter != 'B') {
                continue;
            }
            let doc =
                cast.people[letter].post(path, &[("supplier", &company), ("id", &company), ("version", "1")]).await;
            let refused = matches!(doc.status, 403 | 404) || (*letter == '-' && doc.path.starts_with("/sign-in"));
            assert!(refused, "{path} answers {letter} {} at {}", doc.status, doc.path);
            tried += 1;
        }
    }
    let mut after = cast.world.rows().await;
    // A stranger's form waits for its person; that is all that may be kept.
    after.insert("attempt".into(), before["attempt"]);
    assert_eq!(before, after, "nothing was written in {tried} refusals");
    assert!(tried > 500, "{tried} refusals");
    assert_ne!(cast.other, cast.supplier);
}
