//! The index behind "part of a name": the runs of one to four characters of each name, in the engine's own
//! inverted index. Whoever writes a name writes it here too, in the same act.

use crate::search::{fold, grams, query_grams};

/// What `supplier.name_folded` holds: the folded name and, after a space that no folded name contains, the folded
/// Latin name. A search finds either; a hit never spans both.
pub fn folded(name: &str, name_latin: Option<&str>) -> String {
    let own = fold(name);
    let latin = name_latin.map(fold).unwrap_or_default();
    if latin.is_empty() || latin == own { own } else { format!("{own} {latin}") }
}

/// The grams of a stored `name_folded`, sorted, each once.
fn all_grams(name_folded: &str) -> Vec<&str> {
    let mut found: Vec<&str> = name_folded.split(' ').flat_map(grams).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The value of PostgreSQL's `supplier.grams`, to be cast to `tsvector`. Folded text holds letters and digits only,
/// so nothing in it can end a quoted lexeme.
pub fn lexemes(name_folded: &str) -> String {
    let grams = all_grams(name_folded);
    if grams.is_empty() { String::new() } else { format!("'{}'", grams.join("' '")) }
}

/// The text of SQLite's index, one token for each gram.
pub fn tokens(name_folded: &str) -> String {
    all_grams(name_folded).join(" ")
}

/// The question to SQLite's index; none for a query without a letter or digit.
pub fn match_query(folded_query: &str) -> Option<String> {
    joined(folded_query, '"', " AND ")
}

/// The question to PostgreSQL's index, to be cast to `tsquery`.
pub fn tsquery(folded_query: &str) -> Option<String> {
    joined(folded_query, '\'', " & ")
}

fn joined(folded_query: &str, quote: char, and: &str) -> Option<String> {
    let asked: Vec<String> = query_grams(folded_query).iter().map(|g| format!("{quote}{g}{quote}")).collect();
    (!asked.is_empty()).then(|| asked.join(and))
}

#[cfg(feature = "db")]
pub use stored::*;

#[cfg(feature = "db")]
mod stored {
    use super::{lexemes, tokens};
    use crate::refusal::Outcome;
    use crate::store::exec;
    use sea_orm::{ConnectionTrait, DbBackend, Value};

    /// Rows in one statement: two values each, well below the engines' limits.
    const BLOCK: usize = 500;

    /// Writes the grams of one supplier, new or changed. `seq` is `supplier.seq`.
    pub async fn put(db: &impl ConnectionTrait, seq: i64, name_folded: &str) -> Outcome<()> {
        put_many(db, &[(seq, name_folded)]).await
    }

    /// Writes the grams of many suppliers whose rows exist, in blocks.
    pub async fn put_many(db: &impl ConnectionTrait, names: &[(i64, &str)]) -> Outcome<()> {
        let postgres = db.get_database_backend() == DbBackend::Postgres;
        for block in names.chunks(BLOCK) {
            let mut values: Vec<Value> = Vec::with_capacity(block.len() * 2);
            for (seq, name_folded) in block {
                values.push((*seq).into());
                values.push(if postgres { lexemes(name_folded) } else { tokens(name_folded) }.into());
            }
            let sql = if postgres {
                let rows = vec!["(CAST(? AS BIGINT), CAST(? AS TEXT))"; block.len()].join(", ");
                format!(
                    "UPDATE supplier AS s SET grams = CAST(v.grams AS TSVECTOR) FROM (VALUES {rows}) AS v(seq, grams)
                     WHERE s.seq = v.seq"
                )
            } else {
                let rows = vec!["(?, ?)"; block.len()].join(", ");
                format!("INSERT OR REPLACE INTO supplier_search (rowid, grams) VALUES {rows}")
            };
            exec(db, &sql, values).await?;
        }
        Ok(())
    }

    /// Takes a supplier out of the index: it was merged into another.
    pub async fn take_out(db: &impl ConnectionTrait, seq: i64) -> Outcome<()> {
        let sql = match db.get_database_backend() {
            DbBackend::Postgres => "UPDATE supplier SET grams = NULL WHERE seq = ?",
            _ => "DELETE FROM supplier_search WHERE rowid = ?",
        };
        exec(db, sql, vec![seq.into()]).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_names_are_found_and_none_spans_them() {
        assert_eq!(folded("深圳ABC", None), "深圳abc");
        assert_eq!(folded("ACME Ltd", Some("Acme, Ltd.")), "acmeltd");
        assert_eq!(folded("中国", Some("China")), "中国 china");
        assert_eq!(tokens("中国 abc"), "a ab abc b bc c 中 中国 国");
        assert_eq!(lexemes("中国"), "'中' '中国' '国'");
    }

    #[test]
    fn queries_are_quoted() {
        assert_eq!(match_query("ababa").as_deref(), Some("\"abab\" AND \"baba\""));
        assert_eq!(match_query("中").as_deref(), Some("\"中\""));
        assert_eq!(tsquery("中国").as_deref(), Some("'中国'"));
        assert_eq!(tsquery(""), None);
    }
}
