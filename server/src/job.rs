//! What happens without anybody asking: mail leaves, periods end.

use crate::boot::Portal;
use entity::act::{Act, Boxed, change};
use entity::actor::Actor;
use entity::instant::Instant;
use entity::refusal::Outcome;
use entity::supplier::standing;
use entity::{blacklist, checklist, declaration, disposition, draw, instrument, remediation};
use std::sync::Arc;
use std::time::Duration;

/// Runs the worker until the process stops.
pub async fn work(portal: Arc<Portal>) {
    crate::upload::tidy::at_start(&portal).await;
    loop {
        if let Err(stop) = crate::mail::drain(&portal).await {
            crate::page::log_broken(&stop);
        }
        if let Err(stop) = moves(&portal).await {
            crate::page::log_broken(&stop);
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}

/// Every move that is due by the clock alone, each in an act of its own; returns how many there were.
pub async fn moves(portal: &Portal) -> Outcome<u64> {
    let at = Instant::now();
    moves_at(portal, at).await
}

/// As [`moves`], at a given time.
pub async fn moves_at(portal: &Portal, at: Instant) -> Outcome<u64> {
    type Due = for<'a> fn(&'a mut Act) -> Boxed<'a, Outcome<u64>>;
    let all: [Due; 8] = [
        |act| Box::pin(standing::due(act)),
        |act| Box::pin(instrument::due(act)),
        |act| Box::pin(declaration::due(act)),
        |act| Box::pin(draw::due(act)),
        |act| Box::pin(checklist::due(act)),
        |act| Box::pin(remediation::due(act)),
        |act| Box::pin(disposition::due(act)),
        |act| Box::pin(blacklist::due(act)),
    ];
    let mut moved = 0;
    for due in all {
        moved += change(&portal.store, &Actor::system(), at, portal.config.time_zone, due).await?;
    }
    Ok(moved)
}
