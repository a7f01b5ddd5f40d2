//! What stands before the first client comes: suppliers, a campaign, and every answer but the one that needs a file.

use entity::act::{Act, Boxed, change};
use entity::actor::{Actor, Scope};
use entity::field::Fields;
use entity::instant::Instant;
use entity::lang::Lang;
use entity::permission::Role;
use entity::questionnaire::rule::{ANY, Kind, Question};
use entity::questionnaire::{self, Questionnaire};
use entity::refusal::Outcome;
use entity::store::{exec, raw};
use entity::supplier::{NewSupplier, new_supplier};
use entity::{Id, declaration, person};
use sea_orm::DbBackend;
use server::boot::{self, Portal};
use server::config::Config;
use std::collections::{BTreeMap, HashMap};
use tests::portal::PASSWORD;
use tests::program::Installation;

/// How many people work at the same time.
pub const CLIENTS: usize = 20;
/// How many declarations each of them hands in.
const EACH: usize = 10;

/// One declaration to hand in.
#[derive(Clone, Debug)]
pub struct Task {
    /// Which client does it.
    pub client: usize,
    /// The supplier.
    pub supplier: Id,
    /// The declaration.
    pub declaration: Id,
    /// The section of the question that wants a file.
    pub section: String,
    /// That question.
    pub question: String,
}

/// The address with which a client signs in.
pub fn email(client: usize) -> String {
    format!("client{client}@supplier.example")
}

/// Opens the installation once in this process, writes everything by verbs and closes it again.
pub async fn prepare(at: &Installation) -> Vec<Task> {
    let keys = BTreeMap::from([
        ("data_dir".to_owned(), at.folder.display().to_string()),
        ("database_url".to_owned(), at.database_url.clone()),
    ]);
    let portal = boot::open(Config::read(&keys, None).expect("a configuration")).await.expect("a portal");
    let suppliers: Vec<Id> = act(&portal, |act| Box::pin(suppliers(act))).await;
    let version = questionnaire::versions(portal.store.read()).await.expect("versions").remove(0).id;
    let q = questionnaire::load(portal.store.read(), version, Lang::En).await.expect("the questionnaire");
    act(&portal, move |act| Box::pin(async move { declaration::open(act, &campaign(version)).await })).await;
    let hash = server::password::hash(&portal, PASSWORD).await.expect("a hash");
    let of = suppliers.clone();
    act(&portal, move |act| Box::pin(people(act, of, hash))).await;

    let declarations = declarations(&portal).await;
    let (typed, question) = answers(&q);
    let (supplier, first) = (suppliers[0], declarations[&suppliers[0]]);
    let wrong = act(&portal, move |act| Box::pin(async move { declaration::save(act, supplier, first, &typed).await }));
    assert_eq!(wrong.await, [], "the answers are understood");
    copy(&portal, first).await;
    portal.store.clone().close().await.expect("closes");

    let section = q.find(&question).expect("the question").0.code.clone();
    let task = |(i, supplier): (usize, Id)| Task {
        client: i / EACH,
        supplier,
        declaration: declarations[&supplier],
        section: section.clone(),
        question: question.clone(),
    };
    suppliers.into_iter().enumerate().map(task).collect()
}

async fn act<T, F>(portal: &Portal, verb: F) -> T
where
    F: for<'a> FnOnce(&'a mut Act) -> Boxed<'a, Outcome<T>>,
{
    let zone = portal.config.time_zone;
    change(&portal.store, &Actor::system(), Instant::now(), zone, verb).await.expect("the verb is allowed")
}

async fn suppliers(act: &mut Act) -> Outcome<Vec<Id>> {
    let mut made = Vec::new();
    for n in 0..CLIENTS * EACH {
        let (name, country) = (format!("Lantern Parts {n} Ltd"), "GB".to_owned());
        made.push(
            new_supplier(act, NewSupplier { name, country, category: "other".into(), ..NewSupplier::default() })
                .await?,
        );
    }
    Ok(made)
}

fn campaign(version: Id) -> Fields {
    let numbers: Vec<String> = (1..=CLIENTS * EACH).map(|n| format!("S-{n:06}")).collect();
    let today = chrono::Utc::now().date_naive();
    let day = |days| (today + chrono::Days::new(days)).to_string();
    fields(&[
        ("title_en", "Self-assessment"),
        ("title_zh", "自评"),
        ("questionnaire", &version.to_string()),
        ("starts_on", &day(0)),
        ("ends_on", &day(30)),
        ("closes_on", &day(60)),
        ("whom", "list"),
        ("numbers", &numbers.join(" ")),
    ])
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

async fn people(act: &mut Act, suppliers: Vec<Id>, hash: String) -> Outcome<()> {
    for (client, own) in suppliers.chunks(EACH).enumerate() {
        let id = person::add(act, &email(client), &format!("Client {client}"), Lang::En).await?;
        for supplier in own {
            person::grant(act, id, Role::SupplierAdmin, Scope::Supplier, Some(*supplier)).await?;
        }
        person::set_password(act, id, hash.clone(), None).await?;
    }
    Ok(())
}

async fn declarations(portal: &Portal) -> HashMap<Id, Id> {
    let found = raw(portal.store.read(), "SELECT supplier_id, id FROM declaration", vec![]).await.expect("rows");
    found.iter().map(|r| (r.try_get_by_index(0).expect("an id"), r.try_get_by_index(1).expect("an id"))).collect()
}

/// An answer to every question that no file has to prove, but for one choice; the question of that choice.
fn answers(q: &Questionnaire) -> (Fields, String) {
    let (mut typed, mut wants_file) = (Vec::new(), None);
    for question in q.rules() {
        let name = format!("a.{}", question.code);
        let proven = question.options.iter().find(|o| question.evidence.contains(&o.code));
        if let (None, None, Some(option)) = (&wants_file, &question.depends_on, proven) {
            typed.push((name, option.code.clone()));
            wants_file = Some(question.code);
            continue;
        }
        match plain(&question) {
            Some(value) if question.kind == Kind::ManyOf => typed.push((format!("{name}[]"), value)),
            Some(value) => typed.push((name, value)),
            None => {
                typed.push((format!("na.{}", question.code), "1".into()));
                typed.push((format!("na_reason.{}", question.code), "Not asked for in this test.".into()));
            }
        }
    }
    (Fields(typed), wants_file.expect("a choice that wants a file"))
}

/// What can be typed without a file to prove it.
fn plain(question: &Question) -> Option<String> {
    if question.evidence.iter().any(|code| code == ANY) {
        return None;
    }
    match question.kind {
        Kind::YesNo | Kind::OneOf | Kind::ManyOf => {
            question.options.iter().find(|o| !question.evidence.contains(&o.code)).map(|o| o.code.clone())
        }
        Kind::Number => Some(declaration::plain(question.min.unwrap_or(0).max(0), question.decimals)),
        Kind::Text => Some("As last year.".into()),
        Kind::Date => Some("2030-01-31".into()),
        Kind::File => None,
    }
}

/// The other declarations get the same answers; to type them two hundred times would show nothing more.
async fn copy(portal: &Portal, first: Id) {
    let id = match portal.store.backend() {
        DbBackend::Postgres => "gen_random_uuid()",
        _ => "randomblob(16)",
    };
    let answers = format!(
        "INSERT INTO answer (id, declaration_id, question_code, text_value, number_value, unit, date_value,
           not_applicable, na_reason, answered_by, answered_at, tab)
         SELECT {id}, d.id, a.question_code, a.text_value, a.number_value, a.unit, a.date_value,
           a.not_applicable, a.na_reason, a.answered_by, a.answered_at, a.tab
         FROM answer a JOIN declaration d ON d.id <> a.declaration_id WHERE a.declaration_id = ?"
    );
    let choices = "INSERT INTO answer_choice (answer_id, option_code)
         SELECT n.id, c.option_code FROM answer a JOIN answer_choice c ON c.answer_id = a.id
         JOIN answer n ON n.question_code = a.question_code AND n.id <> a.id WHERE a.declaration_id = ?";
    for sql in [answers.as_str(), choices] {
        exec(portal.store.owner(), sql, vec![first.into()]).await.expect("copied");
    }
}
