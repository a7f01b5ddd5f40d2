//! Where a supplier stands, computed from dated facts.

codes! {
    /// Where a supplier stands; a later member is the stronger fact.
    pub enum Standing {
        /// Known to the register.
        Registered => "registered",
        /// Admitted (认证准入).
        Certified => "certified",
        /// No new business until a date.
        Frozen => "frozen",
        /// No longer a supplier by its own or mutual decision.
        Left => "left",
        /// Removed by disposition.
        Eliminated => "eliminated",
        /// Barred after an integrity event.
        Blacklisted => "blacklisted",
    }
}

#[cfg(feature = "db")]
pub use stored::*;

#[cfg(feature = "db")]
mod stored {
    use super::Standing;
    use crate::act::Act;
    use crate::refusal::Outcome;
    use crate::store::{exec, insert, raw};
    use crate::supplier::table;
    use crate::{Id, new_id};
    use chrono::NaiveDate;

    /// A fact about a supplier's standing, in force from a day until (not including) another.
    pub struct Fact {
        /// The supplier.
        pub supplier: Id,
        /// What it is.
        pub standing: Standing,
        /// First day in force.
        pub from: NaiveDate,
        /// First day no longer in force; open-ended when absent.
        pub to: Option<NaiveDate>,
        /// What it rests on (`certification`, `departure`, `disposition`, `blacklisting`, `import`).
        pub source_kind: &'static str,
        /// The record it rests on.
        pub source: Id,
    }

    /// Records a fact and refreshes the supplier's standing.
    pub async fn begin(act: &Act, fact: Fact) -> Outcome<()> {
        let row = table::standing_fact::Model {
            id: new_id(),
            supplier_id: fact.supplier,
            standing: fact.standing,
            effective_from: fact.from,
            effective_to: fact.to,
            source_kind: fact.source_kind.to_owned(),
            source_id: fact.source,
            recorded_at: act.now,
            ended_recorded_at: None,
        };
        insert(act.db(), row).await?;
        refresh(act, fact.supplier).await
    }

    /// Ends every fact that rests on a record, from the given day on, and refreshes the supplier's standing.
    pub async fn end(act: &Act, supplier: Id, source: Id, on: NaiveDate) -> Outcome<()> {
        exec(
            act.db(),
            "UPDATE standing_fact SET effective_to = ?, ended_recorded_at = ?
             WHERE source_id = ? AND (effective_to IS NULL OR effective_to > ?)",
            vec![on.into(), act.now.into(), source.into(), on.into()],
        )
        .await?;
        refresh(act, supplier).await
    }

    /// Recomputes the standing of a supplier as of today.
    pub async fn refresh(act: &Act, supplier: Id) -> Outcome<()> {
        let standing = at(act.db(), supplier, act.today()).await?;
        exec(
            act.db(),
            "UPDATE supplier SET standing = ?, changed_at = ? WHERE id = ? AND standing <> ?",
            vec![standing.into(), act.now.into(), supplier.into(), standing.into()],
        )
        .await?;
        Ok(())
    }

    /// The standing on a day.
    pub async fn at(db: &impl sea_orm::ConnectionTrait, supplier: Id, day: NaiveDate) -> Outcome<Standing> {
        let found = raw(
            db,
            "SELECT standing FROM standing_fact WHERE supplier_id = ? AND effective_from <= ?
             AND (effective_to IS NULL OR effective_to > ?)",
            vec![supplier.into(), day.into(), day.into()],
        )
        .await?;
        let mut strongest = Standing::Registered;
        for row in found {
            strongest = strongest.max(row.try_get_by_index::<Standing>(0)?);
        }
        Ok(strongest)
    }

    /// Refreshes every supplier one of whose facts begins or ends on or before today but is not yet shown.
    pub async fn due(act: &mut Act) -> Outcome<u64> {
        let today = act.today();
        let found = raw(
            act.db(),
            "SELECT DISTINCT f.supplier_id FROM standing_fact f JOIN supplier s ON s.id = f.supplier_id
             WHERE (f.effective_to <= ? AND s.standing = f.standing) OR (f.effective_from <= ?
               AND (f.effective_to IS NULL OR f.effective_to > ?) AND s.standing = 'registered')",
            vec![today.into(), today.into(), today.into()],
        )
        .await?;
        for row in &found {
            refresh(act, row.try_get_by_index(0)?).await?;
        }
        Ok(found.len() as u64)
    }
}
