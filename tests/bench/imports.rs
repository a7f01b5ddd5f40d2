//! The import of 14,000 suppliers against raw prepared inserts of the same rows in all tables.

use crate::floor::inserts;
use crate::process::{Place, memory_mb};
use crate::table::Line;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Instant;

/// The real list where it is there, else one made up of the same size.
fn file(place: &Place) -> PathBuf {
    let real = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/suppliers/global_suppliers_14000.csv");
    if real.exists() {
        return real;
    }
    let path = place.folder.join("made-up.csv");
    let mut writer = csv::Writer::from_path(&path).expect("a file");
    writer
        .write_record(["source", "source_row_id", "name", "country_code", "admin1", "city", "category"])
        .expect("a row");
    for n in 0..14_000 {
        let place = [("CN", "广东省", "东莞市"), ("VN", "Bình Dương", "Thuận An"), ("TR", "", "Bursa")][n % 3];
        let name = format!("{} Lantern Parts {n} Co., Ltd.", ["东莞", "Sao Mai", "Yıldız"][n % 3]);
        writer.write_record(["bench", &n.to_string(), &name, place.0, place.1, place.2, ""]).expect("a row");
    }
    writer.flush().expect("a file");
    path
}

/// Imports, then inserts the same rows by hand, and compares.
pub async fn measure(place: &Place) -> Vec<Line> {
    place.run(&["migrate"]).await;
    let file = file(place);
    println!("importing {}", file.display());
    let began = Instant::now();
    let mut child = place
        .command(&["import", "suppliers", &file.display().to_string(), "--commit", "--json"])
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut highest: f64 = 0.0;
    let mut ticker = tokio::time::interval(std::time::Duration::from_millis(20));
    let status = loop {
        tokio::select! {
            status = child.wait() => break status.expect("it ends"),
            _ = ticker.tick() => if let Some(pid) = child.id() { highest = highest.max(family_mb(pid)); },
        }
    };
    let ours = began.elapsed().as_secs_f64();
    assert!(status.success(), "the import ended with {status}");
    let (floor, rows) = inserts::run(place).await;
    vec![
        Line {
            work: format!("import of the 14,000 to commit, {}", place.engine),
            found: ours / floor,
            most: 3.0,
            unit: "×",
            note: format!("{ours:.2} s against {floor:.2} s for {rows} rows"),
        },
        Line {
            work: format!("import: memory of parent and child, {}", place.engine),
            found: highest,
            most: 150.0,
            unit: "MB",
            note: "highest sum seen; the parent is the whole command, not its growth".into(),
        },
    ]
}

/// Memory of a process and its children. One that has just ended counts as nothing.
fn family_mb(pid: u32) -> f64 {
    let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    let alive = |pid: u32| std::fs::read_to_string(format!("/proc/{pid}/status")).is_ok_and(|s| s.contains("VmRSS"));
    children
        .split_whitespace()
        .filter_map(|c| c.parse().ok())
        .chain([pid])
        .filter(|p| alive(*p))
        .map(|p| std::panic::catch_unwind(|| memory_mb(p, "VmRSS")).unwrap_or(0.0))
        .sum()
}
