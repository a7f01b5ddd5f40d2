//! What the cast of a story does again and again, always by the forms they see.

use crate::portal::{PASSWORD, World, link_in};
use crate::{Doc, Visitor};
use scraper::{ElementRef, Selector};

/// A file that is a PDF, as far as the portal looks.
pub const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";

/// Brings a list in and writes it.
pub async fn import(who: &Visitor, kind: &str, csv: &str) -> Doc {
    let page = who.open("/imports/new").await;
    let typed = [("kind", kind), ("source", "enterprise system")];
    let staged = who.upload(&page, "/do/import/stage", &typed, &[("file", "list.csv", csv.as_bytes())]).await;
    assert!(staged.has_form("/do/import/commit"), "staged: {}", staged.text());
    let done = who.submit(&staged, "/do/import/commit", &[]).await;
    done.says("Written");
    done
}

/// Publishes every drafted instrument; returns the addresses of the versions.
pub async fn publish(who: &Visitor) -> Vec<String> {
    let list = who.open("/instruments").await;
    let mut versions: Vec<String> = list.links("/instruments/versions/");
    versions.retain(|href| !href.contains('?'));
    versions.dedup();
    assert_eq!(versions.len(), 2, "the code and the letter are drafted: {}", list.text());
    for version in &versions {
        let draft = who.open(version).await;
        who.submit(&draft, "/do/instrument/publish", &[]).await.says("Invite");
    }
    versions
}

/// Invites everybody who can be invited to sign a version.
pub async fn invite(who: &Visitor, version: &str) -> Doc {
    let tab = who.open(&format!("{version}?tab=invite")).await;
    who.submit(&tab, "/do/instrument/invite", &[]).await
}

/// Comes in by the invitation that was mailed to an address.
pub async fn register(world: &World, email: &str, name: &str) -> Visitor {
    let visitor = world.visitor();
    let page = invitation(world, &visitor, email).await;
    page.says(email);
    let home = visitor.submit(&page, "/do/invitation/register", &[("name", name), ("password", PASSWORD)]).await;
    assert!(home.path.starts_with("/s/"), "{} is in: {} {}", email, home.path, home.text());
    visitor
}

/// The address of an invitation that was mailed to somebody. The rows of a round leave one after the other, so it may
/// take a moment.
pub async fn invited(world: &World, email: &str) -> String {
    for _ in 0..40 {
        let letters = world.letters().await;
        let mine = letters.iter().filter(|letter| letter.contains(email));
        if let Some(link) = mine.filter_map(|letter| link_in(letter, "/invitations/")).next() {
            return link;
        }
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    }
    panic!("no invitation for {email}")
}

/// The page behind the newest link that was mailed to an address: a newer one replaces those before it. The rows of a
/// round leave one after the other, so it may take a moment.
async fn invitation(world: &World, visitor: &Visitor, email: &str) -> Doc {
    for _ in 0..40 {
        for letter in world.letters().await.iter().filter(|letter| letter.contains(email)) {
            let Some(link) = link_in(letter, "/invitations/") else { continue };
            let page = visitor.open(&link).await;
            if page.has_form("/do/invitation/register") {
                return page;
            }
        }
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    }
    panic!("no invitation for {email}")
}

/// Opens and signs the first text that waits; returns the page of the receipt.
pub async fn sign(who: &Visitor, supplier: &str) -> Doc {
    let list = who.open(&format!("/s/{supplier}/instruments")).await;
    let text = who.submit(&list, "/do/instrument/open", &[]).await;
    who.submit(&text, "/do/instrument/sign", &[("title", "General manager"), ("authority", "yes")]).await
}

/// Asks everybody who signed to declare; returns the page of the campaign.
pub async fn campaign(world: &World, who: &Visitor) -> Doc {
    let page = who.open("/campaigns").await;
    let (from, to, end) = (day(world, 0), day(world, 30), day(world, 60));
    let typed = [
        ("title_en", "Self-assessment of the year"),
        ("title_zh", "年度自评"),
        ("starts_on", from.as_str()),
        ("ends_on", to.as_str()),
        ("closes_on", end.as_str()),
        ("whom", "signed"),
    ];
    let opened = who.submit(&page, "/do/campaign/open", &typed).await;
    opened.says("The campaign is open");
    opened
}

/// A day so many days from today, in the buyer's calendar.
pub fn day(world: &World, ahead: i64) -> String {
    let today = entity::instant::Instant::now().day(world.portal.config.time_zone);
    (today + chrono::Duration::days(ahead)).to_string()
}

/// Answers every question of a declaration as a good supplier would, uploads what is asked for; returns the page on
/// which the answers are checked.
pub async fn answer(who: &Visitor, base: &str) -> Doc {
    answer_but(who, base, &[]).await
}

/// As [`answer`], without the sections that are named.
pub async fn answer_but(who: &Visitor, base: &str, without: &[&str]) -> Doc {
    let tasks = who.open(base).await;
    let mut sections = tasks.links(&format!("{base}/"));
    sections.retain(|href| !href.ends_with("/check") && !href.contains('?'));
    assert!(!sections.is_empty(), "there are sections: {}", tasks.text());
    sections.retain(|href| !without.iter().any(|code| href.ends_with(&format!("/{code}"))));
    for section in sections {
        // What one answer opens is asked on the page after it was saved.
        for _ in 0..4 {
            let page = who.open(&section).await;
            let typed = answers(&page);
            if typed.is_empty() {
                break;
            }
            let typed: Vec<(&str, &str)> = typed.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let saved = who.submit(&page, "/do/declaration/save", &typed).await;
            saved.keeps_silent_about("There is a problem");
        }
        prove(who, &section).await;
    }
    who.open(&format!("{base}/check")).await
}

/// Says of every question of a section that it does not apply, with a reason.
pub async fn set_aside(who: &Visitor, section: &str) {
    let page = who.open(section).await;
    let html = page.parsed();
    let codes: Vec<String> = html
        .select(&css("input[type=hidden]"))
        .filter(|input| attr(input, "name") == "asked[]")
        .map(|input| attr(&input, "value").to_owned())
        .collect();
    assert!(!codes.is_empty(), "questions on {section}");
    let typed: Vec<(String, String)> = codes
        .iter()
        .flat_map(|code| {
            [(format!("na.{code}"), "1".to_owned()), (format!("na_reason.{code}"), "We only trade.".to_owned())]
        })
        .collect();
    let typed: Vec<(&str, &str)> = typed.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let saved = who.submit(&page, "/do/declaration/save", &typed).await;
    saved.keeps_silent_about("There is a problem");
}

/// Uploads one file for each question of a section that asks for evidence.
async fn prove(who: &Visitor, section: &str) {
    for code in asking(&who.open(section).await) {
        let page = who.open(&format!("{section}?question={code}")).await;
        let people = format!("shows_people.{code}");
        let file = format!("file.{code}");
        let typed = [("code", code.as_str()), (people.as_str(), "no")];
        let done = who.upload(&page, "/do/evidence/add", &typed, &[(&file, "proof.pdf", PDF)]).await;
        done.says("proof.pdf");
    }
}

/// The questions of a section that have a button to their evidence.
pub fn asking(section: &Doc) -> Vec<String> {
    let buttons = css("button[name=then]");
    let html = section.parsed();
    html.select(&buttons).filter_map(|b| attr(&b, "value").strip_prefix("evidence:").map(str::to_owned)).collect()
}

fn css(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

fn attr<'a>(element: &ElementRef<'a>, name: &str) -> &'a str {
    element.value().attr(name).unwrap_or_default()
}

/// The value of a hidden field in each form for an action.
pub fn forms(doc: &Doc, action: &str, field: &str) -> Vec<String> {
    let html = doc.parsed();
    let hidden = css("input[type=hidden]");
    let mut values = Vec::new();
    for form in html.select(&css("form")).filter(|f| attr(f, "action") == action) {
        values.extend(form.select(&hidden).find(|i| attr(i, "name") == field).map(|i| attr(&i, "value").to_owned()));
    }
    values
}

/// An answer to each question on a page that has none yet.
pub fn answers(doc: &Doc) -> Vec<(String, String)> {
    let html = doc.parsed();
    let form = html.select(&css("form")).find(|f| attr(f, "action") == "/do/declaration/save");
    let form = form.unwrap_or_else(|| panic!("nothing to answer on {}", doc.path));
    let mut answers: Vec<(String, String)> = Vec::new();
    let mut answered: Vec<String> = Vec::new();
    for control in form.select(&css("input, textarea")) {
        let name = attr(&control, "name").to_owned();
        if !name.starts_with("a.") || answered.contains(&name) {
            continue;
        }
        let kind = if control.value().name() == "textarea" { "textarea" } else { attr(&control, "type") };
        let value = match kind {
            "radio" | "checkbox" => {
                let group: Vec<ElementRef> = form.select(&css("input")).filter(|i| attr(i, "name") == name).collect();
                if group.iter().any(|i| i.value().attr("checked").is_some()) {
                    answered.push(name);
                    continue;
                }
                attr(&control, "value").to_owned()
            }
            "textarea" if control.text().collect::<String>().trim().is_empty() => {
                "We keep written records and review them every quarter.".to_owned()
            }
            "text" if attr(&control, "value").is_empty() && attr(&control, "inputmode").is_empty() => {
                "2027-12-31".to_owned()
            }
            "text" | "number" if attr(&control, "value").is_empty() => "1".to_owned(),
            _ => {
                answered.push(name);
                continue;
            }
        };
        answered.push(name.clone());
        answers.push((name, value));
    }
    answers
}
