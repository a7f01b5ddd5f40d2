//! What people and machines send that is not what was asked for: refused clearly, nothing half written, what was typed
//! is kept for the person who typed it.

use entity::permission::Role;
use rust_xlsxwriter::{Format, Workbook};
use tests::{Doc, Visitor, World, portal};

async fn procurement() -> (World, Visitor) {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let mei = world.signed_in("mei@buyer.example").await;
    (world, mei)
}

async fn staged(mei: &Visitor, name: &str, bytes: &[u8]) -> Doc {
    let page = mei.open("/imports/new").await;
    let typed = [("kind", "suppliers"), ("source", "list from the fair")];
    mei.upload(&page, "/do/import/stage", &typed, &[("file", name, bytes)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_no_lists_are_refused_at_the_field() {
    let (world, mei) = procurement().await;
    let garbage: Vec<u8> = (0..4_000_u32).map(|n| (n * 7919 % 251) as u8).collect();
    for (name, bytes) in [
        ("empty.csv", &b""[..]),
        ("list.exe", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00"),
        ("list.xlsx", b"%PDF-1.4 not a sheet"),
        ("list.xlsx", &garbage),
        ("list.ods", b"PK\x03\x04broken off"),
    ] {
        let answer = staged(&mei, name, bytes).await;
        answer.says("There is a problem");
        assert!(answer.path.starts_with("/imports/new"), "{name}: {}", answer.path);
        assert!(answer.html.contains("list from the fair"), "{name}: what was typed is kept");
    }
    assert_eq!(world.count("SELECT COUNT(*) FROM import_batch").await, 0, "nothing was staged");
    for (name, bytes) in [("quotes.csv", &b"name,country\n\"open,BD\nA,BD\n"[..]), ("merged.xlsx", &merged_header())] {
        let answer = staged(&mei, name, bytes).await;
        assert_eq!(answer.status, 200, "{name}: {}", answer.text());
    }
}

fn merged_header() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 2, "Suppliers of the year", &Format::new()).expect("merged");
    for (column, label) in ["name", "country", "city"].iter().enumerate() {
        sheet.write_string(1, column as u16, *label).expect("written");
    }
    for (column, value) in ["Golden Thread", "BD", "Dhaka"].iter().enumerate() {
        sheet.write_string(2, column as u16, *value).expect("written");
    }
    book.save_to_buffer().expect("a workbook")
}

#[tokio::test(flavor = "multi_thread")]
async fn files_made_to_exhaust_a_reader_end_with_their_reader() {
    let (_world, mei) = procurement().await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "name").expect("written");
    sheet.write_string(1_048_575, 16_383, "far away").expect("written");
    let corners = book.save_to_buffer().expect("a workbook");
    staged(&mei, "corners.xlsx", &corners).await.says("There is a problem");
    let bomb = bomb().await;
    assert!(bomb.len() < 4 * 1024 * 1024, "small outside: {}", bomb.len());
    staged(&mei, "bomb.xlsx", &bomb).await.says("There is a problem");
    mei.open("/home").await.says("Welcome, mei");
}

/// A workbook of one cell that holds a gigabyte.
async fn bomb() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "name").expect("written");
    let path = std::env::temp_dir().join(format!("{}.xlsx", entity::new_id()));
    book.save(&path).expect("saved");
    let script = r#"
import sys, zipfile
old = zipfile.ZipFile(sys.argv[1])
parts = {n: old.read(n) for n in old.namelist()}
new = zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED)
for name, data in parts.items():
    with new.open(name, "w", force_zip64=True) as out:
        if name == "xl/worksheets/sheet1.xml":
            out.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            out.write(b'<row r="1"><c r="A1" t="inlineStr"><is><t>')
            for _ in range(1024):
                out.write(b"a" * 1048576)
            out.write(b'</t></is></c></row></sheetData></worksheet>')
        else:
            out.write(data)
new.close()
"#;
    let done = tokio::process::Command::new("python3").args(["-c", script]).arg(&path).status().await;
    assert!(done.expect("python3 runs").success());
    let bytes = std::fs::read(&path).expect("the bomb");
    let _ = std::fs::remove_file(&path);
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn a_formula_leaves_as_text() {
    let (_world, mei) = procurement().await;
    let page = staged(&mei, "list.csv", b"name,country,city\nAcme,BD,Dhaka\n,BD,=1+cmd|calc\n,BD,@SUM(A1)\n").await;
    let file =
        mei.open(&page.links("/imports/").into_iter().find(|l| l.ends_with("refused.csv")).expect("a file")).await;
    assert!(file.html.contains("cmd|calc"), "the row is there: {}", file.html);
    for line in file.html.lines().skip(1) {
        for cell in line.split(',') {
            let cell = cell.trim_start_matches('"');
            assert!(!cell.starts_with(['=', '@', '+', '-']), "a formula stays text: {line}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_are_too_long_or_hide_something_are_told_at_the_field() {
    let (world, mei) = procurement().await;
    let page = mei.open("/suppliers/new").await;
    let long = "a".repeat(20_000);
    let answer = mei.submit(&page, "/do/supplier/create", &[("name", &long), ("country", "BD")]).await;
    answer.says("There is a problem");
    assert!(answer.html.contains(&long), "what was typed is kept");
    let hidden = mei.submit(&page, "/do/supplier/create", &[("name", "Acme\u{0}\u{202E}dtL"), ("country", "BD")]).await;
    assert!(hidden.status < 500, "{}", hidden.text());
    let kept = entity::store::raw(world.portal.store.read(), "SELECT name FROM supplier", vec![]).await.expect("rows");
    for row in kept {
        let name: String = row.try_get_by_index(0).expect("a name");
        assert!(!name.contains(['\u{0}', '\u{202E}']), "{name:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_twice_is_done_once() {
    let (world, mei) = procurement().await;
    let page = mei.open("/suppliers/new").await;
    let typed = [("name", "Acme Knitting Ltd"), ("country", "BD"), ("category", "manufacturing")];
    let first = mei.submit(&page, "/do/supplier/create", &typed).await;
    first.says("Acme Knitting Ltd");
    let second = mei.submit(&page, "/do/supplier/create", &typed).await;
    assert_eq!(first.path, second.path);
    assert_eq!(world.count("SELECT COUNT(*) FROM supplier").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_that_is_behind_keeps_what_was_typed() {
    let (_world, mei) = procurement().await;
    let page = mei.open("/suppliers/new").await;
    let typed = [("name", "Acme Knitting Ltd"), ("country", "BD"), ("category", "manufacturing")];
    let record = mei.submit(&page, "/do/supplier/create", &typed).await;
    let edit = format!("{}/edit", record.path.split('?').next().expect("a path"));
    let (one, two) = (mei.open(&edit).await, mei.open(&edit).await);
    mei.submit(&one, "/do/supplier/change", &[("city", "Dhaka")]).await.says("Dhaka");
    let behind = mei.submit(&two, "/do/supplier/change", &[("city", "Gazipur")]).await;
    behind.says("There is a problem");
    assert!(behind.html.contains("Gazipur"), "what was typed is kept: {}", behind.text());
    mei.open(edit.trim_end_matches("/edit")).await.says("Dhaka");
}

/// From another device she signs out everywhere else.
async fn ended_elsewhere(world: &World) {
    world
        .signed_in("mei@buyer.example")
        .await
        .post("/sign-out-everywhere", &[])
        .await
        .says("All your other sessions are over");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_after_the_session_was_lost_waits_for_its_person_alone() {
    let (world, mei) = procurement().await;
    world.staff("ben", &[Role::Procurement]).await;
    let page = mei.open("/suppliers/new").await;
    ended_elsewhere(&world).await;
    let typed = [("name", "Acme Knitting Ltd"), ("country", "BD")];
    let sign_in = mei.submit(&page, "/do/supplier/create", &typed).await;
    sign_in.says("Sign in");
    let answer = [("email", "mei@buyer.example"), ("password", portal::PASSWORD)];
    let back = mei.submit(&sign_in, "/do/session/open", &answer).await;
    assert!(back.path.starts_with("/suppliers/new"), "{}", back.path);
    assert!(back.html.contains("Acme Knitting Ltd"), "the form is as it was: {}", back.text());
    assert_eq!(world.count("SELECT COUNT(*) FROM supplier").await, 0, "nothing was done meanwhile");

    let ben = world.visitor();
    let page = mei.open("/suppliers/new").await;
    ended_elsewhere(&world).await;
    let sign_in = mei.submit(&page, "/do/supplier/create", &typed).await;
    let stolen = ben.open(&sign_in.path).await;
    let answer = [("email", "ben@buyer.example"), ("password", portal::PASSWORD)];
    let other = ben.submit(&stolen, "/do/session/open", &answer).await;
    assert!(!other.html.contains("Acme Knitting Ltd"), "another person does not see it");
}
