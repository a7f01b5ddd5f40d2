//! What happens without anybody asking: mail leaves, periods end.

use crate::boot::Portal;
use std::sync::Arc;
use std::time::Duration;

/// Runs the worker until the process stops.
pub async fn work(portal: Arc<Portal>) {
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

/// Every move that is due by the clock alone.
pub async fn moves(_portal: &Portal) -> entity::refusal::Outcome<()> {
    Ok(())
}
