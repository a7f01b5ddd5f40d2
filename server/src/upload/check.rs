//! Whether a file is what its name promises.

use crate::files::Files;
use entity::evidence::Format;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, OnceLock};
use tokio::runtime::Handle;

/// How much of the beginning is looked at.
const HEAD: usize = 8 * 1024;
/// How much of one piece is kept to see what lies across two.
const OVERLAP: usize = 64;
/// How the directory of an encrypted Office file names its content, in UTF-16.
const ENCRYPTED_PACKAGE: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
/// The first bytes of a compound file (MS-CFB).
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// What is noticed while a file streams by.
pub struct Scan {
    format: Format,
    head: Vec<u8>,
    tail: Vec<u8>,
    encrypted: bool,
    binary: bool,
}

impl Scan {
    /// For a file with this ending.
    pub fn new(format: Format) -> Self {
        Self { format, head: Vec::new(), tail: Vec::new(), encrypted: false, binary: false }
    }

    /// The next piece.
    pub fn feed(&mut self, chunk: &[u8]) {
        if self.head.len() < HEAD {
            self.head.extend(chunk.iter().take(HEAD - self.head.len()));
        }
        if self.format.is_text() {
            self.binary |= chunk.iter().any(|&b| matches!(b, 0..=8 | 0x0E..=0x1F | 0x7F));
            return;
        }
        let look: fn(&[u8]) -> bool = match self.format {
            Format::Pdf => pdf_is_encrypted,
            _ if self.format.main_part().is_some() && self.head.starts_with(COMPOUND) => office_is_encrypted,
            _ => return,
        };
        self.tail.extend_from_slice(chunk);
        self.encrypted |= look(&self.tail);
        let cut = self.tail.len().saturating_sub(OVERLAP);
        self.tail.drain(..cut);
    }
}

/// An encrypted document says so in its trailer, which is never encrypted itself: `/Encrypt 12 0 R` or `/Encrypt <<`.
fn pdf_is_encrypted(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"/Encrypt";
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|&b| b == b'/') {
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix(KEY) {
            let value = after.iter().find(|b| !b.is_ascii_whitespace());
            if value.is_some_and(|b| b.is_ascii_digit() || *b == b'<') {
                return true;
            }
        }
        rest = &rest[1..];
    }
    false
}

fn office_is_encrypted(bytes: &[u8]) -> bool {
    bytes.windows(ENCRYPTED_PACKAGE.len()).any(|w| w == ENCRYPTED_PACKAGE)
}

/// The code of what is wrong, or nothing; fails when the store does.
pub async fn verdict(files: &Files, key: &str, size: u64, scan: &Scan) -> Result<Option<&'static str>, String> {
    const OTHER: &str = "evidence-other";
    if scan.encrypted {
        return Ok(Some("evidence-password"));
    }
    let found = infer::get(&scan.head).map(|t| t.extension());
    let fine = match scan.format {
        Format::Pdf => scan.head.starts_with(b"%PDF-"),
        Format::Jpg | Format::Png | Format::Webp => found == Some(scan.format.code()),
        Format::Csv | Format::Txt => !scan.binary && found.is_none(),
        Format::Xlsx | Format::Docx => {
            if !scan.head.starts_with(b"PK\x03\x04") {
                return Ok(Some(OTHER));
            }
            let main = scan.format.main_part().unwrap_or_default();
            let reader = Ranged::new(files.clone(), key.to_owned(), size);
            let lost = Arc::clone(&reader.lost);
            let looked = tokio::task::spawn_blocking(move || office(reader, main)).await;
            return match lost.get() {
                Some(cause) => Err(cause.clone()),
                None => Ok(looked.unwrap_or(Err(OTHER)).err()),
            };
        }
    };
    Ok((!fine).then_some(OTHER))
}

/// Looks into the file's own list of contents: the main part must be there and no macros.
fn office(reader: Ranged, main: &str) -> Result<(), &'static str> {
    const OTHER: &str = "evidence-other";
    let mut archive = zip::ZipArchive::new(reader).map_err(|_| OTHER)?;
    let contents = archive.by_name("[Content_Types].xml").map_err(|error| match error {
        zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => "evidence-password",
        _ => OTHER,
    })?;
    let mut text = String::new();
    contents.take(512 * 1024).read_to_string(&mut text).map_err(|_| OTHER)?;
    let sound = text.contains(main) && !text.contains("macroEnabled") && !text.contains("vbaProject");
    if sound { Ok(()) } else { Err(OTHER) }
}

/// A file in the store as something that can be read anywhere, a block at a time, for a limited while.
struct Ranged {
    files: Files,
    key: String,
    size: u64,
    at: u64,
    start: u64,
    block: bytes::Bytes,
    left: u64,
    handle: Handle,
    /// Why the store stopped answering: no fault of the file, whatever its reader makes of it.
    lost: Arc<OnceLock<String>>,
}

impl Ranged {
    const BLOCK: u64 = 64 * 1024;
    /// More than this belongs to no directory of a document; a bomb is not unrolled.
    const MOST: u64 = 3 * 1024 * 1024;

    fn new(files: Files, key: String, size: u64) -> Self {
        let handle = Handle::current();
        let (block, lost) = (bytes::Bytes::new(), Arc::default());
        Self { files, key, size, at: 0, start: 0, block, left: Self::MOST, handle, lost }
    }
}

impl Read for Ranged {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.size || into.is_empty() {
            return Ok(0);
        }
        let inside = self.at >= self.start && self.at < self.start + self.block.len() as u64;
        if !inside {
            self.start = self.at - self.at % Self::BLOCK;
            let end = (self.start + Self::BLOCK).min(self.size);
            self.left = self.left.checked_sub(end - self.start).ok_or(io::ErrorKind::FileTooLarge)?;
            let wanted = self.files.range(&self.key, self.start..end);
            self.block = self.handle.block_on(wanted).map_err(|cause| {
                let _ = self.lost.set(cause.clone());
                io::Error::other(cause)
            })?;
        }
        let from = (self.at - self.start) as usize;
        let piece = self.block.get(from..).unwrap_or_default();
        let n = piece.len().min(into.len());
        into[..n].copy_from_slice(&piece[..n]);
        self.at += n as u64;
        Ok(n)
    }
}

impl Seek for Ranged {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encrypted(format: Format, pieces: &[&[u8]]) -> bool {
        let mut scan = Scan::new(format);
        pieces.iter().for_each(|piece| scan.feed(piece));
        scan.encrypted
    }

    #[test]
    fn an_encrypted_document_is_seen_across_two_pieces() {
        assert!(encrypted(Format::Pdf, &[b"%PDF-1.7 trailer << /Enc", b"rypt 12 0 R >>"]));
        assert!(encrypted(Format::Pdf, &[b"%PDF-1.7 /Encrypt<</Filter/Standard>>"]));
        assert!(!encrypted(Format::Pdf, &[b"%PDF-1.7 (how to use /Encrypt here) /EncryptMetadata"]));
        let office = [COMPOUND, b"...", ENCRYPTED_PACKAGE].concat();
        assert!(encrypted(Format::Xlsx, &[&office[..20], &office[20..]]));
    }

    #[test]
    fn text_has_no_control_characters() {
        let mut scan = Scan::new(Format::Csv);
        scan.feed("a,b\r\n工,厂\n".as_bytes());
        assert!(!scan.binary);
        scan.feed(b"x\0");
        assert!(scan.binary);
    }
}
