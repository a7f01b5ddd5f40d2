//! The refused rows as a file: correct them and bring them again.

use super::column;
use crate::visit::{Page, Visit};
use entity::import::{self, Which};
use entity::refusal::Outcome;

/// CSV in UTF-8 with a BOM, without which spreadsheet programs take it for another encoding. The header is the file's own.
pub async fn file(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let batch = import::batch(&visit.store, actor, visit.id("id")?).await?;
    let mut out = b"\xEF\xBB\xBF".to_vec();
    let header = batch.header()?;
    record(&mut out, header.iter().map(String::as_str).chain([w.import_refused_reason()]));
    let mut from = -1;
    loop {
        let rows = import::batch_rows(&visit.store, actor, batch.id, Which::Refused, from, 500).await?;
        let Some(last) = rows.last() else { break };
        from = last.number;
        for row in &rows {
            let reasons =
                row.problems.errors.iter().map(|e| format!("{}: {}", column(w, &batch, &e.field), w.problem(e)));
            let reasons = reasons.collect::<Vec<_>>().join(" ");
            let cells = (0..header.len()).map(|column| row.cells.get(column).map_or("", String::as_str));
            record(&mut out, cells.chain([reasons.as_str()]));
        }
    }
    let name = format!("{}-refused.csv", batch.number);
    Ok(Page::File { name, media_type: "text/csv; charset=utf-8", bytes: out })
}

fn record<'a>(out: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        // What a spreadsheet program would calculate gets an apostrophe; reading the file takes it off again.
        let calculates =
            cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        let guard = if calculates { "'" } else { "" };
        out.extend_from_slice(format!("\"{guard}{}\"", cell.replace('"', "\"\"")).as_bytes());
    }
    out.extend_from_slice(b"\r\n");
}
