//! The evidence store: a local folder, or any store that `object_store` speaks to.

use bytes::Bytes;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use std::sync::Arc;

/// Where evidence files are.
#[derive(Clone)]
pub struct Files(pub Arc<dyn ObjectStore>);

impl Files {
    /// Opens the store at `url` (`file:<folder>`).
    pub fn open(url: &str) -> Result<Self, String> {
        let folder = url.strip_prefix("file:").ok_or("store_url: must begin with file:")?;
        let folder = folder.strip_prefix("//").unwrap_or(folder);
        std::fs::create_dir_all(folder).map_err(|e| format!("{folder}: {e}"))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(|e| e.to_string())?.with_fsync(true);
        Ok(Self(Arc::new(store)))
    }

    /// Reads a whole file.
    pub async fn read(&self, key: &str) -> Result<Bytes, String> {
        let found = self.0.get(&Path::from(key)).await.map_err(|e| e.to_string())?;
        found.bytes().await.map_err(|e| e.to_string())
    }
}
