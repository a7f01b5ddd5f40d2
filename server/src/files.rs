//! The evidence store: a local folder, or a bucket of any S3-compatible store.

mod bucket;
mod parts;
pub mod probe;

use crate::config::store::Place;
use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};
use parts::{Parts, Sending};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// What is buffered of a file on its way to the folder.
const PIECE: usize = 256 * 1024;

/// Where evidence files are.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    /// How files are cut for a bucket.
    parts: Option<Parts>,
}

/// An object in the store.
pub struct Object {
    /// Its key.
    pub key: String,
    /// When it was written, in microseconds since 1970.
    pub written: i64,
}

/// What happened, down to its cause: why nothing answers stands at the bottom.
fn text(error: impl std::error::Error) -> String {
    let mut said = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let cause_said = cause.to_string();
        if !said.contains(&cause_said) {
            said = format!("{said}: {cause_said}");
        }
        next = cause.source();
    }
    said
}

impl Files {
    /// Opens the store; whether a bucket answers is seen when it is asked for something. What is on its way to a bucket
    /// is collected in `uploading`.
    pub fn open(place: &Place, uploading: PathBuf) -> Result<Self, String> {
        match place {
            Place::Folder(folder) => {
                let at = |e: std::io::Error| format!("{}: {e}", folder.display());
                std::fs::create_dir_all(folder).map_err(at)?;
                let store = LocalFileSystem::new_with_prefix(folder).map_err(text)?.with_fsync(true);
                Ok(Self { store: Arc::new(store), parts: None })
            }
            Place::Bucket(bucket) => {
                let store = bucket::open(bucket).map_err(text)?;
                Ok(Self { store, parts: Some(Parts::new(uploading)) })
            }
        }
    }

    /// Reads a part of a file.
    pub async fn range(&self, key: &str, range: Range<u64>) -> Result<Bytes, String> {
        self.store.get_range(&Path::from(key), range).await.map_err(text)
    }

    /// A file as it is read, piece by piece.
    pub async fn stream(&self, key: &str) -> Result<BoxStream<'static, object_store::Result<Bytes>>, String> {
        Ok(self.store.get(&Path::from(key)).await.map_err(text)?.into_stream())
    }

    /// Begins to write a file; it is there when it has been finished.
    pub async fn write(&self, key: &str) -> Result<Writer, String> {
        let key = Path::from(key);
        match &self.parts {
            Some(parts) => Ok(Writer::Bucket(parts.begin(Arc::clone(&self.store), key).await?)),
            None => {
                let upload = self.store.put_multipart(&key).await.map_err(text)?;
                Ok(Writer::Folder(WriteMultipart::new_with_chunk_size(upload, PIECE)))
            }
        }
    }

    /// Moves a file, over one that is there.
    pub async fn rename(&self, from: &str, to: &str) -> Result<(), String> {
        self.store.rename(&Path::from(from), &Path::from(to)).await.map_err(text)
    }

    /// Deletes a file; one that is not there is fine.
    pub async fn delete(&self, key: &str) -> Result<(), String> {
        match self.store.delete(&Path::from(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(text(error)),
        }
    }

    /// Every file whose key begins with a folder.
    pub async fn list(&self, folder: &str) -> Result<Vec<Object>, String> {
        self.store
            .list(Some(&Path::from(folder)))
            .map(|found| {
                found.map(|o| Object { key: o.location.to_string(), written: o.last_modified.timestamp_micros() })
            })
            .try_collect()
            .await
            .map_err(text)
    }
}

/// A file being written. One that is dropped before its end is given up.
pub enum Writer {
    /// Into a folder.
    Folder(WriteMultipart),
    /// Into a bucket.
    Bucket(Sending),
}

impl Writer {
    /// Adds bytes; waits when the store is slower than the sender.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), String> {
        match self {
            Self::Folder(writer) => {
                writer.wait_for_capacity(1).await.map_err(text)?;
                writer.write(bytes);
                Ok(())
            }
            Self::Bucket(sending) => sending.write(bytes).await,
        }
    }

    /// Ends the file: when this answers, it is where it will last.
    pub async fn finish(self) -> Result<(), String> {
        match self {
            Self::Folder(writer) => writer.finish().await.map(|_| ()).map_err(text),
            Self::Bucket(sending) => sending.finish().await,
        }
    }
}
