//! The register: suppliers, contacts and spend from lists, a few entered by hand, and what two people decide about
//! lists and duplicates.

use super::cast::SUPPLIERS;
use super::names::{Company, company, credit_code};
use super::stage::{Firm, Stage, act, form};
use entity::Id;
use entity::actor::Actor;
use entity::import::{self, Arrival, Kind};
use entity::permission::Role;
use entity::refusal::Outcome;
use entity::supplier::{self, MergeDecision, MergeFilter, MergeState};

/// The suppliers that come with the first list.
const LISTED: usize = 176;
/// All of them.
pub const ALL: usize = 200;
/// Where the lists come from.
const SOURCE: &str = "erp";

impl Stage<'_> {
    /// The n-th supplier.
    pub fn firm(&self, n: usize) -> Firm {
        self.firms[n % self.firms.len()].clone()
    }
}

/// Whether a supplier has a contact.
fn reachable(n: usize) -> bool {
    n % 16 != 9
}

fn email(n: usize) -> String {
    match SUPPLIERS.iter().find(|(of, role, ..)| *of == n && *role == Role::SupplierAdmin) {
        Some((_, _, _, email)) => (*email).to_owned(),
        None => format!("esg@supplier-{n:03}.example"),
    }
}

/// Yuan spent with a supplier in a year: few large, many small, a third more in the second year.
fn spend(n: usize, year: usize) -> i64 {
    let place = ((n * 37) % ALL) as i64;
    let large = 42_000_000 / (place + 3);
    (large + 35_000 + (n as i64 * 7_919) % 60_000) * (3 + year as i64) / 3
}

fn category(n: usize, firm: &Company) -> &'static str {
    match n {
        12 | 57 | 103 | 148 => "other",
        33 | 90 => "",
        _ => firm.category,
    }
}

/// Reads a list into a batch that waits to be confirmed.
pub async fn list(stage: &mut Stage<'_>, who: &Actor, kind: Kind, file: &str, table: Vec<Vec<String>>) -> Outcome<Id> {
    let mut rows = table.into_iter();
    let header = rows.next().unwrap_or_default();
    let rows: Vec<(i64, Vec<String>)> = rows.enumerate().map(|(n, cells)| (n as i64 + 2, cells)).collect();
    let text = rows.iter().map(|(_, cells)| cells.join(",")).collect::<Vec<_>>().join("\n");
    let arrival = Arrival {
        kind,
        source: SOURCE.into(),
        file_name: file.into(),
        sha256: super::paper::sha256(text.as_bytes()),
        format: "csv".into(),
        encoding: Some("UTF-8".into()),
        header,
        notes: Vec::new(),
        given: Vec::new(),
    };
    let (batch, mut sorting) = act!(stage, who, act => import::open(act, arrival));
    let sorting = act!(stage, who, act => async move {
        import::take(act, batch, &mut sorting, rows).await?;
        Ok(sorting)
    });
    act!(stage, who, act => async move { import::staged(act, batch, &sorting).await });
    Ok(batch)
}

/// Reads a list and writes it.
async fn written(stage: &mut Stage<'_>, who: &Actor, kind: Kind, file: &str, table: Vec<Vec<String>>) -> Outcome<Id> {
    let batch = list(stage, who, kind, file, table).await?;
    let version = stage.version("import_batch", batch).await?;
    act!(stage, who, act => import::commit(act, batch, version, false));
    Ok(batch)
}

fn cells(line: &[&str]) -> Vec<String> {
    line.iter().map(|cell| (*cell).to_owned()).collect()
}

/// The list of suppliers, then their contacts, then the few entered by hand.
pub async fn suppliers(stage: &mut Stage<'_>) -> Outcome<()> {
    let who = stage.staff.one(Role::Procurement, 0);
    let batch = written(stage, &who, Kind::Suppliers, "suppliers-2020.csv", table()).await?;
    let rows = import::row_suppliers(&stage.portal.store, &who, batch).await?;
    for n in 0..ALL {
        let id = match rows.get(&(n as i64 + 2)) {
            Some(id) => *id,
            None => by_hand(stage, n).await?,
        };
        let number = supplier::known(stage.portal.store.read(), id).await?.number;
        let email = if reachable(n) { email(n) } else { String::new() };
        stage.firms.push(Firm { n, id, number, email, spend: [spend(n, 0), spend(n, 1)] });
    }
    let mut contacts = vec![cells(&["number", "contact", "email", "phone", "job_title", "lang"])];
    for firm in stage.firms.iter().filter(|f| !f.email.is_empty()) {
        let lang = company(firm.n).lang;
        let person = if lang == "en" { "Sustainability desk" } else { "可持续发展部" };
        let title = if lang == "en" { "ESG contact" } else { "ESG 联系人" };
        contacts.push(cells(&[&firm.number, person, &firm.email, "+86 400 0000 000", title, lang]));
    }
    written(stage, &who, Kind::Contacts, "contacts-2020.csv", contacts).await?;
    Ok(())
}

fn table() -> Vec<Vec<String>> {
    let head = [
        "source_id",
        "name",
        "name_latin",
        "country",
        "admin1",
        "city",
        "address",
        "uscc",
        "tax_id",
        "category",
        "workers",
        "registered_on",
    ];
    let mut table = vec![cells(&head)];
    for n in 0..LISTED {
        let firm = company(n);
        let code = if firm.place.country == "CN" { credit_code(n) } else { String::new() };
        let since = format!("{}-{:02}-{:02}", 2016 + n % 4, 1 + n % 12, 1 + n % 28);
        table.push(cells(&[
            &format!("V{n:05}"),
            &firm.name,
            &firm.latin,
            firm.place.country,
            firm.place.admin1,
            firm.place.city,
            &address(n, &firm),
            &code,
            &if code.is_empty() && n % 8 == 3 { format!("REG-{:07}", 4_100_000 + n) } else { String::new() },
            category(n, &firm),
            &(40 + n * 13 % 1900).to_string(),
            &since,
        ]));
    }
    table
}

fn address(n: usize, firm: &Company) -> String {
    match firm.lang {
        "en" => format!("{} Harbour Road, {}", 1 + n, firm.place.city_latin),
        _ => format!("{}{}工业大道{}号", firm.place.admin1, firm.place.city, 1 + n),
    }
}

async fn by_hand(stage: &mut Stage<'_>, n: usize) -> Outcome<Id> {
    stage.pass(3);
    let who = stage.staff.one(Role::Procurement, n);
    let firm = company(n);
    let chinese = firm.place.country == "CN";
    let fields = form! {
        "name" => firm.name, "name_latin" => firm.latin, "country" => firm.place.country,
        "admin1" => firm.place.admin1, "city" => firm.place.city, "address" => address(n, &firm),
        "category" => firm.category, "lang" => firm.lang, "workers" => 30 + n,
        "scheme" => if chinese { "uscc" } else { "" }, "identifier" => if chinese { credit_code(n) } else { String::new() },
        "duplicate_confirmed" => "yes",
    };
    Ok(act!(stage, &who, act => supplier::create(act, &fields)))
}

/// What was spent in a year (0: FY2022, 1: FY2023).
pub async fn spend_of(stage: &mut Stage<'_>, year: usize) -> Outcome<()> {
    let who = stage.staff.one(Role::Procurement, 1);
    let mut table = vec![cells(&["number", "fiscal_year", "currency", "amount"])];
    for firm in stage.firms.iter().filter(|f| f.n < ALL && f.n % 23 != 21) {
        table.push(cells(&[&firm.number, &(2022 + year).to_string(), "CNY", &firm.spend[year].to_string()]));
    }
    written(stage, &who, Kind::Spend, &format!("spend-fy{}.csv", 2022 + year), table).await?;
    Ok(())
}

/// Visits of the year before the portal, from a list.
pub async fn former_years(stage: &mut Stage<'_>) -> Outcome<()> {
    let who = stage.staff.one(Role::Procurement, 0);
    let mut table = vec![cells(&["number", "kind", "date", "result", "score"])];
    for (place, n) in [4, 18, 29, 44, 61, 76].into_iter().enumerate() {
        let kind = if place % 3 == 2 { "audit" } else { "spot-check" };
        let day = format!("2020-{:02}-15", 5 + place);
        let passed = if place == 3 { "failed" } else { "passed" };
        table.push(cells(&[&stage.firm(n).number, kind, &day, passed, if place == 3 { "71.5" } else { "92.0" }]));
    }
    written(stage, &who, Kind::History, "visits-fy2021.csv", table).await?;
    Ok(())
}

/// Lists in every state: being read, waiting, thrown away, proposed to be undone, undone.
pub async fn lists(stage: &mut Stage<'_>) -> Outcome<()> {
    let (first, second) = (stage.staff.one(Role::Procurement, 0), stage.staff.one(Role::Compliance, 0));
    for round in 0..2_usize {
        stage.pass(1);
        for (place, end) in ["waiting", "discarded", "undo-proposed", "undone"].into_iter().enumerate() {
            let firm = stage.firm(120 + round * 8 + place);
            let other = format!("quality{round}{place}@supplier-{:03}.example", firm.n);
            let table = vec![cells(&["number", "contact", "email"]), cells(&[&firm.number, "Quality desk", &other])];
            let file = format!("contacts-{end}-{}.csv", round + 1);
            let batch = list(stage, &first, Kind::Contacts, &file, table).await?;
            let version = stage.version("import_batch", batch).await?;
            match end {
                "waiting" => {}
                "discarded" => act!(stage, &first, act => import::discard(act, batch, version)),
                _ => {
                    act!(stage, &first, act => import::commit(act, batch, version, false));
                    let version = stage.version("import_batch", batch).await?;
                    act!(stage, &first, act => import::propose_undo(act, batch, version));
                    let version = stage.version("import_batch", batch).await?;
                    if end == "undone" {
                        act!(stage, &second, act => import::undo(act, batch, version));
                    }
                }
            }
        }
        let arrival = Arrival {
            kind: Kind::Contacts,
            source: SOURCE.into(),
            file_name: format!("contacts-broken-off-{}.csv", round + 1),
            sha256: super::paper::sha256(&[round as u8]),
            format: "csv".into(),
            encoding: Some("UTF-8".into()),
            header: cells(&["number", "contact", "email"]),
            notes: Vec::new(),
            given: Vec::new(),
        };
        act!(stage, &first, act => import::open(act, arrival));
    }
    Ok(())
}

/// Records that came twice: a second list names suppliers again, and two people decide which are the same.
pub async fn duplicates(stage: &mut Stage<'_>) -> Outcome<()> {
    let (first, second) = (stage.staff.one(Role::Procurement, 0), stage.staff.one(Role::Compliance, 0));
    let mut table = vec![cells(&["source_id", "name", "country", "admin1", "city", "category"])];
    let doubled: Vec<usize> = (0..8).map(|k| 131 + k * 4).collect();
    for n in &doubled {
        let firm = company(*n);
        let row = [&format!("OLD-{n}"), &firm.name, firm.place.country, firm.place.admin1, firm.place.city];
        table.push(cells(&[row[0], row[1], row[2], row[3], row[4], firm.category]));
    }
    let batch = written(stage, &first, Kind::Suppliers, "former-system.csv", table).await?;
    let rows = import::row_suppliers(&stage.portal.store, &first, batch).await?;
    stage.pass(6);
    for (place, n) in doubled.iter().enumerate() {
        let (kept, Some(gone)) = (stage.firm(*n).id, rows.get(&(place as i64 + 2)).copied()) else { continue };
        let number = supplier::known(stage.portal.store.read(), gone).await?.number;
        stage.firms.push(Firm { n: ALL + place, id: gone, number, email: String::new(), spend: [0, 0] });
        act!(stage, &first, act => supplier::propose_merge(act, kept, &[gone], "两条记录的名称、注册地和类别一致，系同一法人。"));
    }
    stage.pass(2);
    let waiting = supplier::merges(&stage.portal.store, &second, &MergeFilter::of(MergeState::Proposed)).await?.rows;
    for (place, merge) in waiting.iter().enumerate().skip(2) {
        let (id, version) = (merge.id, stage.version("supplier_merge", merge.id).await?);
        let decision = if place < 4 { MergeDecision::Reject } else { MergeDecision::Accept };
        act!(stage, &second, act => supplier::decide_merge(act, id, version, decision));
        if place >= 6 {
            let version = stage.version("supplier_merge", id).await?;
            act!(stage, &second, act => supplier::undo_merge(act, id, version));
        }
    }
    Ok(())
}
