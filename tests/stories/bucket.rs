//! Evidence in a bucket of an S3-compatible store: a supplier proves an answer, and the store fails under the upload.

use crate::the_loop::{CONTACTS, SUPPLIERS};
use entity::permission::Role;
use std::time::{Duration, Instant};
use tests::bucket::Bucket;
use tests::program::Installation;
use tests::{Doc, Visitor, World, steps};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const MIB: usize = 1024 * 1024;
const ADD: &str = "/do/evidence/add";

/// A portal over a bucket, and a supplier's person before a question that asks for files.
struct Stage {
    bucket: Bucket,
    world: World,
    fatima: Visitor,
    page: String,
    code: String,
}

async fn stage() -> Stage {
    let bucket = Bucket::start().await;
    let world = World::with(bucket.keys("portal/one")).await;
    world.staff("mei", &[Role::Procurement]).await;
    world.staff("cai", &[Role::Compliance]).await;
    let (mei, cai) = (world.signed_in("mei@buyer.example").await, world.signed_in("cai@buyer.example").await);
    steps::import(&mei, "suppliers", SUPPLIERS).await;
    steps::import(&mei, "contacts", CONTACTS).await;
    for version in steps::publish(&cai).await {
        steps::invite(&mei, &version).await;
    }
    let fatima = steps::register(&world, "fatima@golden.example", "Fatima Rahman").await;
    let supplier = fatima.open("/").await.id();
    steps::sign(&fatima, &supplier).await;
    steps::campaign(&world, &cai).await;
    let base = fatima.open(&format!("/s/{supplier}/declarations")).await.link("Self-assessment of the year");
    let mut sections = fatima.open(&base).await.links(&format!("{base}/"));
    sections.retain(|href| !href.ends_with("/check") && !href.contains('?'));
    for section in sections {
        if let Some(code) = steps::asking(&fatima.open(&section).await).pop() {
            let page = format!("{section}?question={code}");
            return Stage { bucket, world, fatima, page, code };
        }
    }
    panic!("some question asks for files");
}

impl Stage {
    async fn upload(&self, name: &str, bytes: &[u8]) -> Doc {
        let page = self.fatima.open(&self.page).await;
        let (people, file) = (format!("shows_people.{}", self.code), format!("file.{}", self.code));
        let typed = [("code", self.code.as_str()), (people.as_str(), "no")];
        self.fatima.upload(&page, ADD, &typed, &[(&file, name, bytes)]).await
    }

    async fn rows(&self) -> i64 {
        self.world.count("SELECT COUNT(*) FROM evidence").await
    }

    /// Sends the beginning of a file, so much that a part of it has reached the store, and stops there.
    async fn half(&mut self) -> (TcpStream, Vec<u8>) {
        let page = self.fatima.open(&self.page).await;
        let people = format!("shows_people.{}", self.code);
        let mut body = String::new();
        let part = "--edge\r\ncontent-disposition: form-data; name=";
        for (name, value) in page.fill(ADD, &[("code", self.code.as_str()), (people.as_str(), "no")]) {
            body.push_str(&format!("{part}\"{name}\"\r\n\r\n{value}\r\n"));
        }
        body.push_str(&format!("{part}\"file.{}\"; filename=\"half.txt\"\r\n\r\n", self.code));
        let whole = [body.as_bytes(), &lines(8 * MIB), b"\r\n--edge--\r\n"].concat();
        let (origin, length) = (format!("http://{}", self.world.address), whole.len());
        let head = format!(
            "POST {ADD} HTTP/1.1\r\nhost: {0}\r\norigin: {origin}\r\ncookie: probity={1}\r\naccept-language: en\r\n\
             content-type: multipart/form-data; boundary=edge\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n",
            self.world.address,
            self.fatima.cookie("probity"),
        );
        let mut line = TcpStream::connect(self.world.address).await.expect("a line");
        line.write_all(head.as_bytes()).await.expect("sent");
        line.write_all(&whole[..6 * MIB]).await.expect("sent");
        let began = Instant::now();
        while self.bucket.parts().await == 0 {
            assert!(began.elapsed() < Duration::from_secs(30), "a part reaches the store");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        (line, whole[6 * MIB..].to_vec())
    }
}

/// Text of a length, every line of which is another.
fn lines(length: usize) -> Vec<u8> {
    let mut text: Vec<u8> = (0..length / 16 + 1).flat_map(|n| format!("line {n:010}\n").into_bytes()).collect();
    text.truncate(length);
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_goes_into_the_bucket_and_comes_out_as_it_was() {
    let mut stage = stage().await;
    let large = lines(11 * MIB + 77);
    let page = stage.upload("large.txt", &large).await;
    page.says("large.txt");
    let link = page.links("/evidence/").into_iter().find(|href| href.ends_with("/large.txt")).expect("a link");
    let answer = stage.fatima.open(&link).await;
    assert!(answer.html.as_bytes() == large, "byte for byte, {} of {}", answer.html.len(), large.len());
    assert_eq!(answer.headers["content-length"], large.len().to_string());

    stage.upload("again.txt", &large).await.says("again.txt");
    let objects = stage.bucket.objects().await;
    assert_eq!((stage.rows().await, objects.len()), (2, 1), "two rows name one object: {objects:?}");
    assert!(objects[0].starts_with("portal/one/evidence/"), "{objects:?}");

    let mut sheet = rust_xlsxwriter::Workbook::new();
    sheet.add_worksheet().write(0, 0, "a directory that is read piece by piece").expect("a cell");
    stage.upload("sheet.xlsx", &sheet.save_to_buffer().expect("a file")).await.says("sheet.xlsx");
    stage.upload("photo.png", &large[..2000]).await.says("photo.png is not what its name says");
    stage.upload("half.xlsx", b"PK\x03\x04 and no more").await.says("half.xlsx is not what its name says");
    stage.upload("tool.exe", b"MZ").await.says("tool.exe has a format that cannot be used");
    let objects = stage.bucket.objects().await;
    assert_eq!((stage.rows().await, objects.len()), (3, 2), "nothing is left of what was refused: {objects:?}");
    assert!(objects.iter().all(|key| !key.contains("quarantine")), "{objects:?}");
    assert_eq!(stage.bucket.parts().await, 0);

    comes_back(&mut stage, &large).await;
}

/// A backup out of the bucket is restored into a folder, and into a bucket again.
async fn comes_back(stage: &mut Stage, large: &[u8]) {
    let (folder, other) = (Installation::new().await, Installation::new().await);
    let archive = folder.folder.join("backup.zip");
    let config = stage.world.portal.config.clone();
    server::backup::backup(config, &archive).await.expect("a backup");
    let shown = archive.display().to_string();
    folder.run(&["restore", &shown]).await.ends_with(0);
    let keys: Vec<String> = stage.bucket.objects().await;
    let kept: Vec<Vec<u8>> = keys
        .iter()
        .map(|key| folder.folder.join("evidence").join(key.trim_start_matches("portal/one/")))
        .map(|path| std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())))
        .collect();
    assert!(kept.iter().any(|bytes| bytes == large), "the large file is there");

    let variables = stage.bucket.variables("portal/two");
    let restored = other.command(&["restore", &shown]).envs(variables).output().await.expect("the program runs");
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    let twice = stage.bucket.objects().await;
    let again = keys.iter().map(|key| key.replacen("/one/", "/two/", 1));
    assert_eq!(twice, keys.iter().cloned().chain(again).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_dies_under_an_upload_leaves_no_row_and_keeps_what_was_typed() {
    let mut stage = stage().await;
    stage.upload("before.txt", b"before the cut\n").await.says("before.txt");
    let (rows, lines) = (stage.rows().await, stage.world.count("SELECT COUNT(*) FROM activity").await);
    let (mut line, rest) = stage.half().await;
    stage.bucket.kill().await;
    line.write_all(&rest).await.expect("the portal still reads");
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.expect("an answer");
    let to = answer.lines().find_map(|l| l.strip_prefix("location: ")).unwrap_or_else(|| panic!("a page: {answer}"));
    let page = stage.fatima.open(to).await;
    page.says("The files could not be stored, so none was added.").keeps_silent_about("half.txt");
    let typed = page.fill(ADD, &[("code", stage.code.as_str())]);
    let people = (format!("shows_people.{}", stage.code), "no".to_owned());
    assert!(typed.contains(&people), "what was typed is still there: {typed:?}");
    assert_eq!(stage.rows().await, rows);
    assert_eq!(stage.world.count("SELECT COUNT(*) FROM activity").await, lines, "nothing has happened");

    let link = page.links("/evidence/").into_iter().next().expect("the file of before");
    let broken = stage.fatima.open(&link).await;
    assert_eq!(broken.status, 503, "{}", broken.text());
    stage.upload("after.txt", b"after the cut\n").await.says("The files could not be stored");
    assert_eq!(stage.rows().await, rows);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_breaks_off_leaves_nothing_in_the_bucket() {
    let mut stage = stage().await;
    let (line, _) = stage.half().await;
    drop(line);
    let began = Instant::now();
    while stage.bucket.parts().await > 0 {
        assert!(began.elapsed() < Duration::from_secs(30), "the store is told that the upload was given up");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!((stage.bucket.objects().await, stage.rows().await), (vec![], 0));
}
