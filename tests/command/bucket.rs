//! `probity config check` with a bucket: what it tries out, and how it says what is wrong.

use tests::bucket::Bucket;
use tests::program::{Installation, Ran, free_port};

async fn check(at: &Installation, variables: &[(String, String)], change: &[(&str, &str)]) -> Ran {
    let mut command = at.command(&["config", "check"]);
    command.envs(variables.iter().cloned());
    for (name, value) in change {
        command.env(name, value);
    }
    let output = command.output().await.expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ran { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
}

fn value<'a>(variables: &'a [(String, String)], name: &str) -> &'a str {
    &variables.iter().find(|(n, _)| n == name).expect("a variable").1
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_is_tried_out_and_what_is_wrong_with_it_is_named() {
    let at = Installation::on_sqlite();
    let mut bucket = Bucket::start().await;
    let right = bucket.variables("portal");
    let secret = value(&right, "PROBITY_STORE_SECRET").to_owned();
    let fine = check(&at, &right, &[]).await.ends_with(0);
    assert!(fine.out.contains("can be written, moved, listed, read back and deleted"), "{}", fine.out);
    assert!(fine.out.contains("store_secret = ***") && !fine.out.contains(&secret), "{}", fine.out);
    assert_eq!(bucket.objects().await, [""; 0], "nothing is left of the attempt");

    let nowhere = format!("http://127.0.0.1:{}", free_port());
    for (name, wrong, said) in [
        ("PROBITY_STORE_SECRET", "hush", "store_secret does not belong to store_key_id"),
        ("PROBITY_STORE_KEY_ID", "NOBODY", "the store does not know store_key_id"),
        ("PROBITY_STORE_URL", "s3://another-bucket", "there is no such bucket"),
        ("PROBITY_STORE_ENDPOINT", &nowhere, "nothing answers at store_endpoint"),
        ("PROBITY_STORE_ENDPOINT", "http://store.example", "only https:// may leave this one"),
        ("PROBITY_STORE_KEY_ID", "", "store_key_id: a bucket needs one"),
    ] {
        let ran = check(&at, &right, &[(name, wrong)]).await.ends_with(1);
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
        assert!(!ran.err.contains(&secret) && !ran.out.contains(&secret), "{}{}", ran.out, ran.err);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_is_reached_by_tls_that_is_trusted_and_no_other() {
    let at = Installation::on_sqlite();
    let certificate = at.folder.join("store.pem");
    let bucket = Bucket::with_tls(&certificate).await;
    let variables = bucket.variables("");
    assert!(value(&variables, "PROBITY_STORE_ENDPOINT").starts_with("https://"));
    let stranger = check(&at, &variables, &[]).await.ends_with(1);
    assert!(stranger.err.contains("the certificate of the store is not trusted"), "{}", stranger.err);
    let trusted = certificate.display().to_string();
    check(&at, &variables, &[("SSL_CERT_FILE", &trusted)]).await.ends_with(0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_is_tried_out_where_there_is_one() {
    let at = Installation::on_sqlite();
    let fresh = check(&at, &[], &[]).await.ends_with(0);
    assert!(fresh.out.contains("will be made"), "{}", fresh.out);
    at.run(&["migrate"]).await.ends_with(0);
    let made = check(&at, &[], &[]).await.ends_with(0);
    assert!(made.out.contains("can be written, moved, listed, read back and deleted"), "{}", made.out);
    let file = at.folder.join("file");
    std::fs::write(&file, "not a folder").expect("a file");
    let url = format!("file:{}", file.display());
    check(&at, &[], &[("PROBITY_STORE_URL", &url)]).await.ends_with(1);
    let odd = check(&at, &[], &[("PROBITY_STORE_SECRET", "hush")]).await.ends_with(1);
    assert!(odd.err.contains("store_secret") && !odd.err.contains("hush"), "{}", odd.err);
}
