//! Reaching a bucket.

use crate::config::store::Bucket;
use object_store::aws::AmazonS3Builder;
use object_store::prefix::PrefixStore;
use object_store::{BackoffConfig, ClientOptions, ObjectStore, RetryConfig};
use std::sync::Arc;
use std::time::Duration;

/// So long a store may say nothing at all.
const SILENCE: Duration = Duration::from_secs(30);

/// The bucket, as the folder named by its prefix.
pub fn open(bucket: &Bucket) -> object_store::Result<Arc<dyn ObjectStore>> {
    // A person with a slow line may take minutes to read a file, so there is no limit on the whole of an answer.
    let client = ClientOptions::new()
        .with_allow_http(bucket.endpoint.starts_with("http://"))
        .with_connect_timeout(Duration::from_secs(5))
        .with_read_timeout(SILENCE)
        .with_timeout_disabled();
    let store = AmazonS3Builder::new()
        .with_bucket_name(&bucket.name)
        .with_endpoint(bucket.address())
        .with_virtual_hosted_style_request(bucket.in_host)
        .with_region(&bucket.region)
        .with_access_key_id(&bucket.key_id)
        .with_secret_access_key(&bucket.secret.0)
        .with_client_options(client)
        .with_retry(retry())
        // Not every compatible store takes a list of what to delete.
        .with_disable_bulk_delete(true)
        .build()?;
    Ok(match bucket.prefix.as_str() {
        "" => Arc::new(store),
        prefix => Arc::new(PrefixStore::new(store, prefix)),
    })
}

/// Somebody waits for the answer: a hiccup is bridged, an outage is told.
fn retry() -> RetryConfig {
    RetryConfig {
        backoff: BackoffConfig { max_backoff: Duration::from_secs(2), ..BackoffConfig::default() },
        max_retries: 4,
        retry_timeout: SILENCE,
    }
}
