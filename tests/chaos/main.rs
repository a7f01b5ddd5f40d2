//! Twenty clients submit two hundred declarations with a file each while the server is killed twenty times. What a
//! client was told is what stands in the database and in the evidence store afterwards, nothing more and nothing less.
//! SQLite dies with the server; PostgreSQL lives on and has to give up what the dead one left open.
//!
//! The seed is printed; `PROBITY_TEST_SEED` repeats a run as far as the machine allows.

mod client;
mod ledger;
mod prepare;

use client::{Counts, journeys};
use prepare::CLIENTS;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tests::program::{Installation, free_port, say};

/// How often the server dies.
const KILLS: u64 = 20;

/// A small generator (SplitMix64): the same moments from the same seed.
pub struct Dice(u64);

impl Dice {
    /// A number below `most`.
    pub fn roll(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % most
    }
}

fn seed() -> u64 {
    let chosen = std::env::var("PROBITY_TEST_SEED").ok().and_then(|text| text.parse().ok());
    chosen.unwrap_or_else(|| {
        u64::from(std::process::id()) << 20 | u64::from(chrono::Utc::now().timestamp_subsec_micros())
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_acknowledged_survives_twenty_kills() {
    let seed = seed();
    say(&format!("seed {seed}"));
    let mut dice = Dice(seed);
    let began = Instant::now();
    let at = Installation::new().await;
    let work = prepare::prepare(&at).await;

    let port = free_port();
    let mut server = at.serve(port).await;
    let counts = Arc::new(Counts::default());
    let clients = journeys(port, work.clone(), Arc::clone(&counts)).await;
    // Two answers a declaration; the last kill falls while there is still work.
    let answers = 2 * (work.len() as u64) * 9 / 10;
    for kill in 0..KILLS {
        let due = answers * kill / KILLS + dice.roll(answers / KILLS);
        while counts.acknowledged.load(Ordering::SeqCst) < due {
            assert!(!clients.is_finished(), "a client gave up; seed {seed}");
            assert!(began.elapsed() < Duration::from_secs(300), "the clients do not get on; seed {seed}");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_micros(dice.roll(20_000))).await;
        server.kill().await.expect("SIGKILL");
        server = at.serve(port).await;
    }
    let journal = clients.await.expect("every client gets to its end");
    server.kill().await.expect("SIGKILL");
    let interrupted = counts.interrupted.load(Ordering::SeqCst);
    say(&format!("{KILLS} kills, {interrupted} changes sent and not answered"));
    assert!(interrupted > 0, "no kill fell between a request and its answer; seed {seed}");

    ledger::compare(&at, &work, &journal).await;
    let (done, seconds) = (journal.len(), began.elapsed().as_secs_f64());
    say(&format!("{CLIENTS} clients, {done} declarations, every receipt and file as told, {seconds:.1} s"));
}
