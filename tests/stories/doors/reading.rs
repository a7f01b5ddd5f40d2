//! Looking changes nothing: no page writes, whoever opens it.

use super::{PEOPLE, address, cast};
use reqwest::Method;

#[tokio::test(flavor = "multi_thread")]
async fn opening_pages_writes_nothing() {
    let cast = cast().await;
    // When a session was last seen and its notice are kept with it; nothing else may change.
    let left_out = ["session"];
    let before = cast.world.contents(&left_out).await;
    let mut opened = 0;
    for door in server::web::doors().iter().filter(|door| door.method == "GET") {
        let path = address(&cast, &door.path, false).await.replace("{name}", "x").replace("{mark}", "x");
        let path = path.replace("{lang}", "en");
        for (letter, _) in PEOPLE {
            for method in [Method::GET, Method::HEAD] {
                cast.people[letter].send(method, &path, None).await;
                opened += 1;
            }
        }
    }
    let after = cast.world.contents(&left_out).await;
    let new: Vec<&String> = after.iter().filter(|line| !before.contains(line)).collect();
    assert!(new.is_empty(), "written by {opened} pages that were only opened: {new:#?}");
    assert_eq!(before.len(), after.len());
    assert!(opened > 1_500, "{opened} pages");
}
