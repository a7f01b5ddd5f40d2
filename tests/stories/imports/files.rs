//! Files that are not what was asked for, of every kind of list: a message at the file or at the row, nothing half
//! written, what was typed kept.

use super::{Stage, stage, staged, with_suppliers};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use tests::Doc;

const KINDS: [&str; 4] = ["suppliers", "contacts", "spend", "history"];

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_list_is_refused_for_every_kind() {
    let stage = stage().await;
    let wide = (0..300).map(|n| format!("c{n}")).collect::<Vec<_>>().join(",");
    let wide = format!("{wide}\n{}\n", vec!["x"; 300].join(","));
    let mut corners = Workbook::new();
    let sheet = corners.add_worksheet();
    sheet.write_string(0, 0, "name").expect("written");
    sheet.write_string(1_048_575, 16_383, "far away").expect("written");
    let corners = corners.save_to_buffer().expect("a workbook");
    let blank = {
        let mut book = Workbook::new();
        book.add_worksheet();
        book.save_to_buffer().expect("a workbook")
    };
    let files: [(&str, &[u8], &str); 9] = [
        ("empty.csv", b"", "The file is empty"),
        ("lines.csv", b"\n\n\r\n", "The file is empty"),
        ("blank.xlsx", &blank, "The file is empty"),
        ("header.csv", b"name,country,email\n", "no row below it"),
        ("letter.csv", b"%PDF-1.4 a letter", "The content is not what the file's name says"),
        ("page.xls", b"<html><table><tr><td>name</td></tr></table></html>", "The content is not what"),
        ("wide.csv", wide.as_bytes(), "too many columns"),
        ("corners.xlsx", &corners, "The sheet has too many"),
        ("torn.ods", b"PK\x03\x04torn off", "The file cannot be read"),
    ];
    for kind in KINDS {
        for (name, bytes, words) in files {
            let answer = stage.staged(kind, name, bytes).await;
            answer.says("There is a problem").says(words);
            assert!(answer.path.starts_with("/imports/new"), "{kind} {name}: {}", answer.path);
            assert!(answer.html.contains("enterprise system"), "{kind} {name}: what was typed is kept");
            assert_eq!(checked(&answer), kind, "{name}: the kind is kept");
        }
    }
    assert_eq!(stage.count("SELECT COUNT(*) FROM import_row").await, 0);
    assert_eq!(stage.count("SELECT COUNT(*) FROM import_batch").await, 0, "nothing was staged");
}

fn checked(page: &Doc) -> String {
    let html = page.parsed();
    let select = scraper::Selector::parse("input[name=kind][checked]").expect("a selector");
    let found = html.select(&select).next().and_then(|input| input.value().attr("value"));
    found.unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_another_kind_says_which_columns_it_lacks() {
    let stage = with_suppliers().await;
    for kind in &KINDS[1..] {
        let page = stage.staged(kind, "colours.csv", b"colour,taste\nred,sweet\n").await;
        page.says("No column says which supplier a row is about").says("No column of the file stands for this");
        assert!(!page.has_form("/do/import/commit"), "{kind}: there is nothing to write");
    }
    let page = stage.staged("suppliers", "colours.csv", b"colour,taste\nred,sweet\n").await;
    page.says("No column of the file stands for this").says("Legal name");
}

async fn refusals(stage: &Stage, kind: &str, list: &str, expected: &[&str]) {
    let page = stage.staged(kind, "list.csv", list.as_bytes()).await;
    assert!(page.path.starts_with("/imports/"), "{kind}: {} {}", page.path, page.text());
    for words in expected {
        page.says(words);
    }
    assert!(page.html.len() < 400_000, "{kind}: a page, not a book: {}", page.html.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn each_row_says_what_is_wrong_with_it() {
    let stage = with_suppliers().await;
    let long = "名".repeat(20_000);
    let before = stage.world.rows().await;
    refusals(
        &stage,
        "suppliers",
        &format!("name,country,registered_on\n{long},CN,\nA,Atlantis,\nB,BD,45000\n\u{202E}dtL\u{0} emcA,BD,\n"),
        &["20000", "No country is called \"Atlantis\"", "number by which a spreadsheet program counts days"],
    )
    .await;
    refusals(
        &stage,
        "contacts",
        &format!(
            "source_id,email,contact,phone\nG-1,a@x.example; b@x.example,A,\nG-1,not an address,B,\nG-1,d@x.example,{long},\n\
             G-1,c@x.example,C,1\nG-1,c@x.example,C,2\nG-1,e@x.example,E,1\nG-1,E@X.example,E,1\n,f@x.example,F,\nX-1,g@x.example,G,\n"
        ),
        &[
            "There are several addresses in this cell",
            "Enter an e-mail address such as",
            "20000",
            "with other particulars",
            "The row says the same as row 7",
            "does not say which supplier it is about",
            "No supplier of the register fits",
        ],
    )
    .await;
    refusals(
        &stage,
        "spend",
        "source_id,fiscal_year,starts_on,ends_on,currency,amount,amount_cny\n\
         G-1,2023,,,CNY,-12.50,\nG-1,2022,,,QQQ,1,\nG-1,2022,,,USD,1,\nG-1,2022,,,CNY,twelve,\nG-1,2099,,,CNY,1,\n\
         G-1,,2019-01-01,2022-12-31,CNY,1,\nG-1,,2022-12-31,2022-01-01,CNY,1,\nS-1,2023,,,CNY,\"１，２３４．５０\",\nS-1,2023,,,CNY,9,\n",
        &[
            "is negative",
            "is no currency",
            "The amount in CNY is missing",
            "\"twelve\" is no amount",
            "This day is in the future",
            "The period is longer than a year",
            "a first and a last day in this order",
            "has another amount for the same supplier",
        ],
    )
    .await;
    let after = stage.world.rows().await;
    for table in ["supplier", "supplier_source", "contact", "spend", "import_mapping"] {
        assert_eq!(before[table], after[table], "{table}: nothing but the batches was written");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_in_a_name_does_not_reach_the_register() {
    let stage = stage().await;
    let list = "name,country,city\n\u{FEFF}\u{202E}Acme\u{200F} Ltd,BD,=1+cmd|calc\n";
    let page = stage.staged("suppliers", "hidden.csv", list.as_bytes()).await;
    stage.mei.submit(&page, "/do/import/commit", &[]).await.says("Written");
    assert_eq!(stage.count("SELECT COUNT(*) FROM supplier WHERE name = 'Acme Ltd' AND city = '=1+cmd|calc'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn headers_twice_or_merged_and_typed_cells_are_understood() {
    let stage = with_suppliers().await;
    let page = stage.staged("suppliers", "twice.csv", b"name,name,country\nfirst,second,BD\n").await;
    page.says("Several columns are called \"name\"").says("name (2)");
    let mapped = stage.mei.submit(&page, "/do/import/map", &[("column-name", "1")]).await;
    stage.mei.submit(&mapped, "/do/import/commit", &[]).await.says("Written");
    assert_eq!(stage.count("SELECT COUNT(*) FROM supplier WHERE name = 'second'").await, 1);
    let again = stage.staged("suppliers", "twice-2.csv", b"name,name,country\nthird,fourth,BD\n").await;
    stage.mei.submit(&again, "/do/import/commit", &[]).await.says("Written");
    assert_eq!(
        stage.count("SELECT COUNT(*) FROM supplier WHERE name = 'fourth'").await,
        1,
        "remembered for the source"
    );

    let page = stage.staged("spend", "typed.xlsx", &typed_cells()).await;
    assert!(page.has_form("/do/import/commit"), "{}", page.text());
    stage.mei.submit(&page, "/do/import/commit", &[]).await.says("Written");
    let found = "SELECT minor FROM spend WHERE starts_on = '2022-04-01' AND ends_on = '2023-03-31'";
    assert_eq!(stage.count(found).await, 123_450);
}

/// A title merged over the columns, real dates, a formula with its result.
fn typed_cells() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 4, "Spend of the year", &Format::new()).expect("merged");
    for (column, label) in ["source_id", "starts_on", "ends_on", "currency", "amount"].into_iter().enumerate() {
        sheet.write_string(1, column as u16, label).expect("written");
    }
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_string(2, 0, "G-1").expect("written");
    for (column, date) in [(1, (2022, 4, 1)), (2, (2023, 3, 31))] {
        let date = ExcelDateTime::from_ymd(date.0, date.1, date.2).expect("a date");
        sheet.write_datetime_with_format(2, column, &date, &day).expect("written");
    }
    sheet.write_string(2, 3, "CNY").expect("written");
    sheet.write_formula(2, 4, Formula::new("=1234.5").set_result("1234.5")).expect("written");
    book.save_to_buffer().expect("a workbook")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_that_was_thrown_away_is_not_written() {
    let stage = stage().await;
    let page = staged(&stage.mei, "suppliers", "list.csv", super::SUPPLIERS.as_bytes()).await;
    stage.mei.submit(&page, "/do/import/discard", &[]).await;
    let answer = stage.mei.submit(&page, "/do/import/commit", &[]).await;
    assert!(answer.text().contains("There is a problem") || answer.status == 409, "{}", answer.text());
    assert_eq!(stage.count("SELECT COUNT(*) FROM supplier").await, 0);
}
