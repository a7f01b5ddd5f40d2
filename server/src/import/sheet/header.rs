//! Tells title, header and data rows apart.

/// How many filled rows are looked at.
const SAMPLE: usize = 30;
const LONGEST_LABEL: usize = 200;

pub struct Header {
    /// The index of the last header row.
    pub last: usize,
    pub labels: Vec<String>,
}

type Row = (u32, Vec<String>);

/// The first row that fills most of the width with words, and the second half of a header
/// whose cells were merged over two rows.
pub fn find(rows: &[Row]) -> Header {
    let sample = &rows[..rows.len().min(SAMPLE)];
    let width = usual_width(sample);
    let enough = (width * 3).div_ceil(5).max(width.min(2));
    let fits = |(_, cells): &Row| filled(cells) >= enough && mostly_labels(cells);
    let top = sample.iter().position(fits).unwrap_or(0);
    let Some((_, upper)) = rows.get(top) else {
        return Header { last: 0, labels: Vec::new() };
    };
    let lower = rows.get(top + 1).zip(rows.get(top + 2));
    match lower {
        Some(((_, lower), (_, data))) if splits(upper, lower, data) => {
            Header { last: top + 1, labels: joined(upper, lower) }
        }
        _ => Header { last: top, labels: upper.iter().map(|label| tidy(label)).collect() },
    }
}

/// The widest rows but for a few: text with an unquoted delimiter makes a row wider than its header.
fn usual_width(sample: &[Row]) -> usize {
    let mut widths: Vec<usize> = sample.iter().map(|(_, cells)| filled(cells)).collect();
    widths.sort_unstable_by(|one, other| other.cmp(one));
    let few = if widths.len() < 3 { 0 } else { 1 + widths.len() / 10 };
    widths.get(few).copied().unwrap_or(0)
}

/// Whether `lower` only names the parts of columns that `upper` spans.
fn splits(upper: &[String], lower: &[String], data: &[String]) -> bool {
    let count = filled(lower);
    let spanned = |column: usize| blank(upper, column) || (column + 1 < lower.len() && blank(upper, column + 1));
    count >= 2
        && count * 2 <= filled(upper).max(filled(data))
        && count < filled(data)
        && (0..lower.len()).any(|c| blank(upper, c) && !blank(lower, c))
        && (0..lower.len()).filter(|c| !blank(lower, *c)).all(|c| spanned(c) && is_label(&lower[c]))
}

fn joined(upper: &[String], lower: &[String]) -> Vec<String> {
    let width = upper.len().max(lower.len());
    let label = |column: usize| {
        let row = if blank(lower, column) { upper } else { lower };
        row.get(column).map(|text| tidy(text)).unwrap_or_default()
    };
    (0..width).map(label).collect()
}

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

fn blank(cells: &[String], column: usize) -> bool {
    cells.get(column).is_none_or(|cell| cell.trim().is_empty())
}

fn mostly_labels(cells: &[String]) -> bool {
    let labels = cells.iter().filter(|cell| is_label(cell)).count();
    labels * 5 >= filled(cells) * 4
}

/// Words, neither an amount nor a date nor a paragraph.
fn is_label(cell: &str) -> bool {
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    letters > 0 && digits <= letters * 4 && cell.chars().count() <= LONGEST_LABEL
}

fn tidy(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ")
}
