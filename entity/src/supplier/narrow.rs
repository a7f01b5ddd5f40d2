//! How lists are narrowed by their supplier.

use crate::search::fold;
use sea_orm::Value;

/// The end of a condition that keeps the rows whose supplier (`s`) has the number that was typed, or holds it in its
/// name; adds its values. Nothing typed keeps every row.
pub fn named(typed: &str, values: &mut Vec<Value>) -> String {
    let typed = typed.trim();
    if typed.is_empty() {
        return String::new();
    }
    values.push(typed.to_uppercase().into());
    // A folded name holds letters and digits alone, so nothing in it is a wildcard.
    match fold(typed) {
        folded if folded.is_empty() => " AND s.number = ?".into(),
        folded => {
            values.push(format!("%{folded}%").into());
            " AND (s.number = ? OR s.name_folded LIKE ?)".into()
        }
    }
}
