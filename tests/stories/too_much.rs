//! Requests that are too large, too many or never end: refused, and nobody else notices.

use entity::permission::Role;
use tests::{Visitor, World};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

async fn line(world: &World, bytes: &[u8]) -> TcpStream {
    let mut line = TcpStream::connect(world.address).await.expect("a line");
    line.write_all(bytes).await.expect("sent");
    line
}

/// The status of the answer on a line, or none when it was closed without one.
async fn status(mut line: TcpStream) -> Option<u16> {
    let mut head = vec![0; 64];
    let read = line.read(&mut head).await.unwrap_or(0);
    String::from_utf8_lossy(&head[..read]).split(' ').nth(1)?.parse().ok()
}

async fn mei() -> (World, Visitor, String) {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let mei = world.signed_in("mei@buyer.example").await;
    let head = format!(
        "Host: {}\r\nOrigin: http://{}\r\nCookie: probity={}\r\nContent-Type: application/x-www-form-urlencoded\r\n",
        world.address,
        world.address,
        mei.cookie("probity")
    );
    (world, mei, head)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_larger_than_its_form_is_refused_before_it_is_read() {
    let (world, mei, head) = mei().await;
    for door in ["/do/supplier/create", "/do/session/open", "/verify", "/theme"] {
        let request = format!("POST {door} HTTP/1.1\r\n{head}Content-Length: 1073741824\r\n\r\na=");
        assert_eq!(status(line(&world, request.as_bytes()).await).await, Some(413), "{door}");
    }
    let request = format!("POST /do/supplier/create HTTP/1.1\r\n{head}Transfer-Encoding: chunked\r\n\r\n");
    let mut endless = line(&world, request.as_bytes()).await;
    let mut chunk = b"10000\r\n".to_vec();
    chunk.extend(vec![b'a'; 0x10000]);
    chunk.extend(b"\r\n");
    let mut sent = 0;
    // The server stops reading: in the end a write fails, or an answer is there.
    while sent < 4_096 && endless.write_all(&chunk).await.is_ok() {
        sent += 1;
    }
    assert!(sent < 4_096, "256 MiB went into a form");
    mei.open("/home").await.says("Welcome, mei");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_is_too_large_or_too_long_is_refused() {
    let (world, mei, head) = mei().await;
    let many: String = (0..10_000).map(|n| format!("X-{n}: 1\r\n")).collect();
    let request = format!("GET /home HTTP/1.1\r\n{head}{many}\r\n");
    assert_eq!(status(line(&world, request.as_bytes()).await).await, Some(431), "10,000 headers");
    let request = format!("GET /suppliers?q={} HTTP/1.1\r\n{head}\r\n", "a".repeat(100_000));
    let told = status(line(&world, request.as_bytes()).await).await;
    assert!(matches!(told, Some(414 | 431)), "an address of 100,000 characters: {told:?}");
    mei.open("/home").await.says("Welcome, mei");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_fields_are_no_form() {
    let (world, mei, head) = mei().await;
    let body: String = (0..100_000).map(|n| format!("f{n}=1&")).collect();
    let request = format!("POST /do/supplier/create HTTP/1.1\r\n{head}Content-Length: {}\r\n\r\n{body}", body.len());
    let told = status(line(&world, request.as_bytes()).await).await;
    assert!(told.is_some_and(|status| status < 500), "{told:?}");
    assert_eq!(world.count("SELECT COUNT(*) FROM supplier").await, 0);
    let deep = "[".repeat(100_000);
    let page = mei.open("/verify").await;
    let told = mei.submit(&page, "/verify", &[("document", &deep[..20_000])]).await;
    assert!(told.status < 500, "{}", told.text());
    // A packed body is not unpacked: there is no form in it.
    let packed = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    let request = format!(
        "POST /do/supplier/create HTTP/1.1\r\n{head}Content-Encoding: gzip\r\nContent-Length: {}\r\n\r\n",
        packed.len()
    );
    let told = status(line(&world, &[request.as_bytes(), &packed].concat()).await).await;
    assert!(told.is_some_and(|status| status < 500), "{told:?}");
    mei.open("/home").await.says("Welcome, mei");
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_on_which_nothing_comes_are_closed_and_keep_nobody_waiting() {
    let (world, mei, _) = mei().await;
    let mut silent = Vec::new();
    for n in 0..300 {
        let begun = if n % 2 == 0 { &b""[..] } else { b"GET /home HTTP/1.1\r\nHost: x\r\nX-Slow: " };
        silent.push(line(&world, begun).await);
    }
    mei.open("/home").await.says("Welcome, mei");
    for line in silent {
        let told = status(line).await;
        assert!(matches!(told, None | Some(408)), "closed, or told that it took too long: {told:?}");
    }
    mei.open("/home").await.says("Welcome, mei");
}
