//! A person of a supplier with a declaration to answer: how large their pages are, and what eight large files at once
//! cost the server.

use crate::process::{Place, Server, memory_mb};
use crate::sizes::packed;
use crate::table::Line;
use entity::act::{Act, change};
use entity::actor::{Actor, Scope};
use entity::field::Fields;
use entity::instant::Instant;
use entity::lang::Lang;
use entity::permission::Role;
use entity::refusal::Outcome;
use entity::store::raw;
use entity::supplier::{NewSupplier, new_supplier, number_of};
use entity::{Id, declaration, person, questionnaire};
use reqwest::Client;
use reqwest::multipart::{Form, Part};
use std::collections::BTreeMap;
use std::time::Duration;
use tests::portal::PASSWORD;

const EMAIL: &str = "bench@supplier.example";
const UPLOADS: usize = 8;
const LARGE: usize = 25 * 1024 * 1024;

/// What was made for the measurements.
pub struct Company {
    home: String,
    declaration: String,
    section: String,
    question: String,
}

/// Makes it, in this process, before the server starts.
pub async fn prepare(place: &Place) -> Company {
    let keys = BTreeMap::from([
        ("data_dir".to_owned(), place.folder.display().to_string()),
        ("database_url".to_owned(), place.database_url.clone()),
    ]);
    let config = server::config::Config::read(&keys, None).expect("a configuration");
    let portal = server::boot::open(config).await.expect("a portal");
    let hash = server::password::hash(&portal, PASSWORD).await.expect("a hash");
    let version = questionnaire::versions(portal.store.read()).await.expect("versions").remove(0).id;
    let q = questionnaire::load(portal.store.read(), version, Lang::En).await.expect("the questionnaire");
    let zone = portal.config.time_zone;
    let system = Actor::system();
    let made = change(&portal.store, &system, Instant::now(), zone, move |act| Box::pin(company(act, hash)));
    let (supplier, number) = made.await.expect("the verbs are allowed");
    let opened = change(&portal.store, &system, Instant::now(), zone, move |act| {
        Box::pin(async move {
            let typed = campaign(act, version, number);
            declaration::open(act, &typed).await
        })
    });
    opened.await.expect("the verb is allowed");
    let sql = "SELECT id FROM declaration WHERE supplier_id = ?";
    let found = raw(portal.store.read(), sql, vec![supplier.into()]).await.expect("rows");
    let id: Id = found[0].try_get_by_index(0).expect("an id");
    portal.store.clone().close().await.expect("closes");
    let wants_file = |a: &&questionnaire::Asked| a.rule.depends_on.is_none() && !a.rule.evidence.is_empty();
    let (section, asked) = q
        .sections
        .iter()
        .find_map(|s| Some((s, s.questions.iter().find(wants_file)?)))
        .expect("a question with a file");
    Company {
        home: format!("/s/{supplier}"),
        declaration: format!("/s/{supplier}/declarations/{id}"),
        section: section.code.clone(),
        question: asked.rule.code.clone(),
    }
}

async fn company(act: &mut Act, hash: String) -> Outcome<(Id, String)> {
    let new = NewSupplier {
        name: "Bench Lantern Parts Ltd".into(),
        country: "GB".into(),
        category: "other".into(),
        ..NewSupplier::default()
    };
    let supplier = new_supplier(act, new).await?;
    let seq = entity::store::number(act.db(), "SELECT max(seq) FROM supplier", vec![]).await?;
    let person = person::add(act, EMAIL, "Bench", Lang::En).await?;
    person::grant(act, person, Role::SupplierAdmin, Scope::Supplier, Some(supplier)).await?;
    person::set_password(act, person, hash, None).await?;
    Ok((supplier, number_of(seq)))
}

fn campaign(act: &Act, version: Id, number: String) -> Fields {
    let day = |days| (act.today() + chrono::Days::new(days)).to_string();
    let typed = [
        ("title_en", "Self-assessment".to_owned()),
        ("title_zh", "自评".to_owned()),
        ("questionnaire", version.to_string()),
        ("starts_on", day(0)),
        ("ends_on", day(30)),
        ("closes_on", day(60)),
        ("whom", "list".to_owned()),
        ("numbers", number),
    ];
    Fields(typed.map(|(name, value)| (name.to_owned(), value)).to_vec())
}

/// The largest of the pages that a supplier sees on the way to handing in, with the style sheet.
pub async fn page_sizes(server: &Server, company: &Company) -> Vec<Line> {
    let visitor = server.visitor();
    visitor.sign_in(EMAIL, PASSWORD).await;
    let css = packed(app::CSS.as_bytes());
    let section = format!("{}/{}", company.declaration, company.section);
    let check = format!("{}/check", company.declaration);
    let mut largest = (0.0, "");
    let pages =
        [("home", &company.home), ("tasks", &company.declaration), ("a section", &section), ("check answers", &check)];
    for (name, path) in pages {
        let page = visitor.open(path).await;
        assert_eq!(page.status, 200, "{path}");
        let size = packed(page.html.as_bytes());
        if size > largest.0 {
            largest = (size, name);
        }
    }
    vec![Line {
        work: format!("supplier page, brotli: HTML + CSS, {}", server.engine),
        found: largest.0 + css,
        most: 40.0,
        unit: "KB",
        note: format!("the largest is {}, of which CSS {css:.1} KB", largest.1),
    }]
}

/// The same eight files, where evidence is in a bucket.
pub async fn uploads_to_a_bucket(place: &Place, company: &Company) -> Vec<Line> {
    let bucket = tests::bucket::Bucket::start().await;
    let server = place.serve_with(bucket.variables("bench")).await;
    let mut lines = uploads(&server, company).await;
    lines.iter_mut().for_each(|line| line.work.push_str(", into a bucket"));
    server.stop().await;
    lines
}

/// What the server's memory grows by while eight files of 25 MiB arrive at once.
pub async fn uploads(server: &Server, company: &Company) -> Vec<Line> {
    let visitor = server.visitor();
    visitor.sign_in(EMAIL, PASSWORD).await;
    let path = format!("{}/{}?question={}", company.declaration, company.section, company.question);
    let page = visitor.open(&path).await;
    let people = format!("shows_people.{}", company.question);
    let fields = page.fill("/do/evidence/add", &[(&people, "no")]);
    let before = memory_mb(server.pid(), "VmRSS");
    let mut sending = tokio::task::JoinSet::new();
    for n in 0..UPLOADS {
        let (fields, control) = (fields.clone(), format!("file.{}", company.question));
        let (url, cookie) = (server.url.clone(), format!("probity={}", visitor.cookie("probity")));
        sending.spawn(async move {
            let mut form = Form::new();
            for (name, value) in fields {
                let value = if name == "_once" { format!("{value}{n}") } else { value };
                form = form.text(name, value);
            }
            let bytes = format!("file {n:02} line\n").repeat(LARGE / 13 + 1).into_bytes()[..LARGE].to_vec();
            let form = form.part(control, Part::bytes(bytes).file_name(format!("large-{n}.txt")));
            let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
            let post = client.post(format!("{url}/do/evidence/add")).header("origin", &url).header("cookie", cookie);
            let answer = post.multipart(form).send().await.expect("an answer");
            let to = answer.headers().get("location").and_then(|l| l.to_str().ok()).unwrap_or_default().to_owned();
            assert!(answer.status() == 303 && !to.contains("attempt="), "{}: {to}", answer.status());
        });
    }
    let mut highest = before;
    let mut ticker = tokio::time::interval(Duration::from_millis(5));
    loop {
        tokio::select! {
            done = sending.join_next() => match done {
                Some(done) => done.expect("the file is taken"),
                None => break,
            },
            _ = ticker.tick() => highest = highest.max(memory_mb(server.pid(), "VmRSS")),
        }
    }
    vec![Line {
        work: format!("memory for 8 uploads of 25 MiB at once, {}", server.engine),
        found: highest - before,
        most: 32.0,
        unit: "MB",
        note: format!("resident, from {before:.0} MB"),
    }]
}
