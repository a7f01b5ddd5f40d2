//! `probity user create`, `config check` and `demo`: what is refused, and in which words.

use tests::program::{Installation, free_port};
use tests::{Visitor, portal};

#[tokio::test(flavor = "multi_thread")]
async fn a_person_made_at_the_console_signs_in_with_the_printed_password() {
    let at = Installation::new().await;
    let ann = ["user", "create", "--email", "Ann@Buyer.example", "--name", "Ann", "--role", "compliance"];
    let made = at.run(&ann).await.ends_with(0);
    let password = made.out.trim().rsplit(' ').next().expect("a password").to_owned();
    assert!(password.len() >= 15 && password != portal::PASSWORD);

    let again = at.run(&ann).await.ends_with(1);
    assert!(again.err.to_lowercase().contains("ann@buyer.example") && !again.err.contains("Broken("), "{}", again.err);
    let king = at.run(&["user", "create", "--email", "b@buyer.example", "--name", "B", "--role", "king"]).await;
    assert!(king.ends_with(1).err.contains("`king`"));
    for (email, name, wrong) in [("b", "B", "--email: "), ("b@buyer.example", " ", "--name: ")] {
        let typed = at.run(&["user", "create", "--email", email, "--name", name, "--role", "admin"]).await;
        assert!(typed.ends_with(1).err.contains(wrong));
    }
    let stranger = ["user", "create", "--email", "b@firm.example", "--name", "B", "--role", "supplier-admin"];
    assert!(at.run(&stranger).await.ends_with(1).err.contains("`supplier-admin`"));

    let port = free_port();
    let mut server = at.serve(port).await;
    let home = Visitor::new(format!("http://127.0.0.1:{port}")).sign_in("ann@buyer.example", &password).await;
    home.says("Ann");
    server.kill().await.expect("it ends");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_nobody_knows_is_an_error_wherever_it_stands() {
    let at = Installation::on_sqlite();
    let fine = at.run(&["config", "check", "--set", "smtp_url=smtp://me:hush@mail.example"]).await.ends_with(0);
    assert!(fine.out.contains("data_dir = ") && !fine.out.contains("hush"), "{}", fine.out);
    assert!(at.run(&["config", "check", "--set", "colour=red"]).await.ends_with(1).err.contains("`colour`"));
    let file = at.folder.join("probity.toml");
    std::fs::write(&file, "colour = \"red\"\n").expect("a file");
    let file = file.display().to_string();
    assert!(at.run(&["config", "check", "--config", &file]).await.ends_with(1).err.contains("`colour`"));
    let variable = at.command(&["config", "check"]).env("PROBITY_COLOUR", "red").output().await.expect("runs");
    assert_eq!(variable.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&variable.stderr).contains("PROBITY_COLOUR"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flag_goes_before_a_variable_before_a_file() {
    let at = Installation::on_sqlite();
    let file = at.folder.join("probity.toml");
    std::fs::write(&file, "time_zone = \"Asia/Tokyo\"\nmail_per_hour = 7\nlisten = \"127.0.0.1:4007\"\n")
        .expect("a file");
    let file = file.display().to_string();
    let args = ["config", "check", "--config", &file, "--set", "time_zone=Europe/Paris"];
    let output = at.command(&args).env("PROBITY_TIME_ZONE", "Asia/Dubai").env("PROBITY_MAIL_PER_HOUR", "8").output();
    let output = output.await.expect("runs");
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    for line in ["time_zone = Europe/Paris", "mail_per_hour = 8", "listen = 127.0.0.1:4007"] {
        assert!(out.contains(line), "{line}: {out}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_world_refuses_a_database_with_a_person_in_it() {
    let at = Installation::new().await;
    at.run(&["user", "create", "--email", "a@buyer.example", "--name", "Ann", "--role", "admin"]).await.ends_with(0);
    let refused = at.run(&["demo"]).await.ends_with(1);
    assert!(refused.err.contains("probity:"), "{}", refused.err);
}
