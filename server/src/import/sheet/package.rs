//! Tells what a file is by its content, and checks the directory of a zip before anything
//! in it is unpacked.

use std::io::Cursor;

use zip::ZipArchive;

use super::SheetError;
use crate::import::text;

const MAX_ENTRIES: usize = 2_000;
const MAX_PART: u64 = 200 * MIB;
const MAX_TOTAL: u64 = 400 * MIB;
/// Parts that a reader keeps in memory as a whole.
const MAX_KEPT: u64 = 64 * MIB;
const MAX_RATIO: u64 = 200;
/// Small parts may well shrink to nothing; only large ones are suspicious.
const RATIO_FROM: u64 = 10 * MIB;
const MIB: u64 = 1024 * 1024;

const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

impl Kind {
    pub fn format(self) -> &'static str {
        match self {
            Kind::Text => "csv",
            Kind::Xlsx => "xlsx",
            Kind::Xlsb => "xlsb",
            Kind::Xls => "xls",
            Kind::Ods => "ods",
        }
    }

    fn extensions(self) -> &'static [&'static str] {
        match self {
            Kind::Text => &["csv", "tsv", "tab", "txt"],
            Kind::Xlsx => &["xlsx", "xlsm", "xltx", "xltm"],
            Kind::Xlsb => &["xlsb"],
            Kind::Xls => &["xls", "xlt"],
            Kind::Ods => &["ods", "ots"],
        }
    }

    /// A name without an extension promises nothing.
    pub fn expects(self, file_name: &str) -> bool {
        let extension = extension(file_name);
        extension.is_empty() || self.extensions().contains(&extension.as_str())
    }
}

pub fn kind(bytes: &[u8], file_name: &str) -> Result<Kind, SheetError> {
    let found = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        zipped(bytes)?
    } else if bytes.starts_with(COMPOUND_FILE) {
        compound(bytes)?
    } else {
        match text::foreign(bytes) {
            None => Ok(Kind::Text),
            Some(what) => Err(what),
        }
    };
    found.map_err(|what| {
        let all = [Kind::Text, Kind::Xlsx, Kind::Xlsb, Kind::Xls, Kind::Ods];
        let extension = extension(file_name);
        let promised = all.iter().any(|k| k.extensions().contains(&extension.as_str()));
        SheetError::new(if promised { "wrong_extension" } else { "not_a_table" }, what)
    })
}

fn extension(file_name: &str) -> String {
    file_name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default()
}

/// The kind of spreadsheet, or the name of what it is instead.
fn zipped(bytes: &[u8]) -> Result<Result<Kind, &'static str>, SheetError> {
    let unreadable = |error| SheetError::new("unreadable", error);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > MAX_ENTRIES {
        return Err(SheetError::new("unreadable_too_large", archive.len()));
    }
    let mut total = 0;
    let mut kind = Err("application/zip");
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(unreadable)?;
        if part.encrypted() {
            return Err(SheetError::new("protected", ""));
        }
        let name = String::from_utf8_lossy(part.name_raw()).replace('\\', "/").to_lowercase();
        total += check_part(&name, part.size(), part.compressed_size())?;
        match name.rsplit('/').next().unwrap_or(&name) {
            "workbook.xml" => kind = Ok(Kind::Xlsx),
            "workbook.bin" => kind = Ok(Kind::Xlsb),
            "content.xml" if kind.is_err() => kind = Ok(Kind::Ods),
            _ => {}
        }
    }
    if total > MAX_TOTAL {
        return Err(SheetError::new("unreadable_too_large", total));
    }
    Ok(kind)
}

fn check_part(name: &str, size: u64, packed: u64) -> Result<u64, SheetError> {
    let kept = ["sharedstrings.xml", "sharedstrings.bin", "styles.xml", "styles.bin"];
    let limit = if kept.iter().any(|end| name.ends_with(end)) { MAX_KEPT } else { MAX_PART };
    let swollen = size > RATIO_FROM && size / packed.max(1) > MAX_RATIO;
    if size > limit || swollen {
        return Err(SheetError::new("unreadable_too_large", format!("{name}: {size}")));
    }
    Ok(size)
}

/// Excel wraps an encrypted XLSX into the container that XLS and old Word files use, too.
fn compound(bytes: &[u8]) -> Result<Result<Kind, &'static str>, SheetError> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        return Err(SheetError::new("protected", ""));
    }
    if holds("Workbook") || holds("Book") {
        return Ok(Ok(Kind::Xls));
    }
    Ok(Err("application/x-ole-storage"))
}
