//! Writing a file to a bucket part by part.
//!
//! A store takes no part below 5 MiB but the last, and wants to know a part's hash before its first byte. Kept in
//! memory, a few people on slow lines would fill it; so a part is collected in a file without a name, and is in memory
//! only while it is being sent, of which few are at a time.

use super::text;
use bytes::{Bytes, BytesMut};
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStore, ObjectStoreExt};
use std::io::SeekFrom;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Every part but the last has this size, as the strictest store wants it.
const PART: usize = 5 * 1024 * 1024;
/// So many parts are in memory at once.
const AT_ONCE: usize = 2;
/// What is collected goes to its file in pieces of this size.
const PIECE: usize = 64 * 1024;

/// What all files on their way share.
#[derive(Clone)]
pub struct Parts {
    folder: PathBuf,
    room: Arc<Room>,
}

/// Memory for parts. It is used again and again: given back each time, so much at once stays with the allocator.
struct Room {
    places: Semaphore,
    free: Mutex<Vec<BytesMut>>,
}

impl Parts {
    /// Parts are collected in this folder.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, room: Arc::new(Room { places: Semaphore::new(AT_ONCE), free: Mutex::default() }) }
    }

    /// A file on its way to `key`.
    pub async fn begin(&self, store: Arc<dyn ObjectStore>, key: Path) -> Result<Sending, String> {
        let collected = unnamed(&self.folder).await.map_err(|e| format!("{}: {e}", self.folder.display()))?;
        Ok(Sending { store, key, collected, held: 0, upload: None, room: Arc::clone(&self.room) })
    }
}

impl Room {
    async fn take(&self) -> Result<(SemaphorePermit<'_>, BytesMut), String> {
        let place = self.places.acquire().await.map_err(text)?;
        let free = self.free.lock().ok().and_then(|mut free| free.pop());
        Ok((place, free.unwrap_or_else(|| BytesMut::with_capacity(PART))))
    }

    fn empty(&self, sent: Bytes) {
        if let (Ok(bytes), Ok(mut free)) = (sent.try_into_mut(), self.free.lock()) {
            free.push(bytes);
        }
    }
}

/// Nothing is left of it when the program ends, however it ends.
async fn unnamed(folder: &std::path::Path) -> std::io::Result<File> {
    tokio::fs::create_dir_all(folder).await?;
    let path = folder.join(entity::new_id().to_string());
    let mut file = File::options().read(true).write(true).create_new(true).open(&path).await?;
    tokio::fs::remove_file(&path).await?;
    file.set_max_buf_size(PIECE);
    Ok(file)
}

/// A file on its way to a bucket.
pub struct Sending {
    store: Arc<dyn ObjectStore>,
    key: Path,
    /// The part that is being collected, and how much of it there is.
    collected: File,
    held: usize,
    /// There is one once a whole part has been sent; a small file goes in one piece.
    upload: Option<Box<dyn MultipartUpload>>,
    room: Arc<Room>,
}

impl Sending {
    /// Adds bytes; whenever they make a part, it is sent.
    pub async fn write(&mut self, mut bytes: &[u8]) -> Result<(), String> {
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(PART - self.held));
            self.collected.write_all(now).await.map_err(text)?;
            self.held += now.len();
            bytes = later;
            if self.held == PART {
                self.send().await?;
            }
        }
        Ok(())
    }

    /// Sends the rest and ends the file.
    pub async fn finish(mut self) -> Result<(), String> {
        if self.upload.is_none() {
            let room = Arc::clone(&self.room);
            let (bytes, _place) = self.part(&room).await?;
            let sent = self.store.put(&self.key, bytes.clone().into()).await;
            room.empty(bytes);
            return sent.map(|_| ()).map_err(text);
        }
        if self.held > 0 {
            self.send().await?;
        }
        let Some(mut upload) = self.upload.take() else { return Ok(()) };
        match upload.complete().await {
            Ok(_) => Ok(()),
            Err(error) => {
                self.upload = Some(upload);
                Err(text(error))
            }
        }
    }

    async fn send(&mut self) -> Result<(), String> {
        let room = Arc::clone(&self.room);
        let (bytes, _place) = self.part(&room).await?;
        let upload = match &mut self.upload {
            Some(upload) => upload,
            none => none.insert(self.store.put_multipart(&self.key).await.map_err(text)?),
        };
        let sent = upload.put_part(bytes.clone().into()).await;
        room.empty(bytes);
        sent.map_err(text)
    }

    /// What has been collected, as long as there is room for it in memory.
    async fn part<'a>(&mut self, room: &'a Room) -> Result<(Bytes, SemaphorePermit<'a>), String> {
        let (place, mut bytes) = room.take().await?;
        bytes.resize(self.held, 0);
        let read = async {
            self.collected.flush().await?;
            self.collected.seek(SeekFrom::Start(0)).await?;
            self.collected.read_exact(&mut bytes).await?;
            self.collected.seek(SeekFrom::Start(0)).await
        };
        read.await.map_err(text)?;
        self.held = 0;
        Ok((bytes.freeze(), place))
    }
}

impl Drop for Sending {
    /// A store keeps the parts of a file that was given up, and charges for them, until it is told.
    fn drop(&mut self) {
        if let (Some(mut upload), Ok(runtime)) = (self.upload.take(), tokio::runtime::Handle::try_current()) {
            runtime.spawn(async move {
                if let Err(error) = upload.abort().await {
                    tracing::debug!(%error, "upload not aborted");
                }
            });
        }
    }
}
