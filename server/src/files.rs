//! The evidence store: a local folder, or any store that `object_store` speaks to.

use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};
use std::ops::Range;
use std::sync::Arc;

/// What is buffered of a file on its way to the store.
const PART: usize = 256 * 1024;

/// Where evidence files are.
#[derive(Clone)]
pub struct Files(pub Arc<dyn ObjectStore>);

/// An object in the store.
pub struct Object {
    /// Its key.
    pub key: String,
    /// When it was written, in microseconds since 1970.
    pub written: i64,
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

impl Files {
    /// Opens the store at `url` (`file:<folder>`).
    pub fn open(url: &str) -> Result<Self, String> {
        let folder = url.strip_prefix("file:").ok_or("store_url: must begin with file:")?;
        let folder = folder.strip_prefix("//").unwrap_or(folder);
        std::fs::create_dir_all(folder).map_err(|e| format!("{folder}: {e}"))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(text)?.with_fsync(true);
        Ok(Self(Arc::new(store)))
    }

    /// Reads a whole file.
    pub async fn read(&self, key: &str) -> Result<Bytes, String> {
        let found = self.0.get(&Path::from(key)).await.map_err(text)?;
        found.bytes().await.map_err(text)
    }

    /// Reads a part of a file.
    pub async fn range(&self, key: &str, range: Range<u64>) -> Result<Bytes, String> {
        self.0.get_range(&Path::from(key), range).await.map_err(text)
    }

    /// A file as it is read, piece by piece.
    pub async fn stream(&self, key: &str) -> Result<BoxStream<'static, object_store::Result<Bytes>>, String> {
        Ok(self.0.get(&Path::from(key)).await.map_err(text)?.into_stream())
    }

    /// Begins to write a file; it is there when it has been finished.
    pub async fn write(&self, key: &str) -> Result<Writer, String> {
        let upload = self.0.put_multipart(&Path::from(key)).await.map_err(text)?;
        Ok(Writer(WriteMultipart::new_with_chunk_size(upload, PART)))
    }

    /// Moves a file, over one that is there.
    pub async fn rename(&self, from: &str, to: &str) -> Result<(), String> {
        self.0.rename(&Path::from(from), &Path::from(to)).await.map_err(text)
    }

    /// Deletes a file; one that is not there is fine.
    pub async fn delete(&self, key: &str) -> Result<(), String> {
        match self.0.delete(&Path::from(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(text(error)),
        }
    }

    /// Every file whose key begins with a folder.
    pub async fn list(&self, folder: &str) -> Result<Vec<Object>, String> {
        self.0
            .list(Some(&Path::from(folder)))
            .map(|found| {
                found.map(|o| Object { key: o.location.to_string(), written: o.last_modified.timestamp_micros() })
            })
            .try_collect()
            .await
            .map_err(text)
    }
}

/// A file being written.
pub struct Writer(WriteMultipart);

impl Writer {
    /// Adds bytes; waits when the store is slower than the sender.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.0.wait_for_capacity(1).await.map_err(text)?;
        self.0.write(bytes);
        Ok(())
    }

    /// Ends the file: when this answers, it is on disk.
    pub async fn finish(self) -> Result<(), String> {
        self.0.finish().await.map(|_| ()).map_err(text)
    }

    /// Gives the file up.
    pub async fn abort(self) {
        if let Err(error) = self.0.abort().await {
            tracing::debug!(%error, "upload not aborted");
        }
    }
}
