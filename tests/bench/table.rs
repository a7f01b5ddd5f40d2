//! The table that the bench prints.

/// One measured line.
pub struct Line {
    /// What was measured.
    pub work: String,
    /// What it cost.
    pub found: f64,
    /// What it may cost.
    pub most: f64,
    /// In what: `×` for a ratio against a floor, else a unit.
    pub unit: &'static str,
    /// The two sides of a ratio, or how it was measured.
    pub note: String,
}

/// Prints the lines that there are, before something that takes long.
pub fn so_far(lines: &[Line]) {
    println!("\n{:<62} {:>10} {:>10}  how", "work", "found", "at most");
    for line in lines {
        let mark = if line.found > line.most { "  OVER" } else { "" };
        println!(
            "{:<62} {:>8.2} {} {:>8.2} {}  {}{mark}",
            line.work, line.found, line.unit, line.most, line.unit, line.note
        );
    }
}

/// Prints every line, and how many are over their bar.
pub fn print(lines: &[Line]) {
    so_far(lines);
    let over = lines.iter().filter(|l| l.found > l.most).count();
    println!("\n{} lines, {over} over their bar", lines.len());
}
