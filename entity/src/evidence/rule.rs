//! Which files are taken, how large they may be and how they are named.

use crate::Id;
use crate::search;

/// The most bytes of one file: 25 MiB.
pub const MOST_BYTES: u64 = 25 * 1024 * 1024;
/// The most files of one declaration, check or remediation.
pub const MOST_FILES: i64 = 200;
/// The most bytes of all files of one declaration, check or remediation: 2 GiB.
pub const MOST_TOGETHER: i64 = 2 * 1024 * 1024 * 1024;
/// The most characters of a file's name.
pub const LONGEST_NAME: usize = 200;

codes! {
    /// A kind of file that is taken. The code is also the ending of its name.
    pub enum Format {
        /// Portable document.
        Pdf => "pdf",
        /// Photograph.
        Jpg => "jpg",
        /// Image.
        Png => "png",
        /// Image.
        Webp => "webp",
        /// Spreadsheet.
        Xlsx => "xlsx",
        /// Text document.
        Docx => "docx",
        /// Table as text.
        Csv => "csv",
        /// Text.
        Txt => "txt",
    }
}

impl Format {
    /// What a name's ending promises.
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
        if ending == "jpeg" { Some(Self::Jpg) } else { ending.parse().ok() }
    }

    /// The media type it is answered with.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Csv => "text/csv",
            Self::Txt => "text/plain",
        }
    }

    /// The type of the main part that the file's own list of contents must name (ECMA-376), for Office files.
    pub const fn main_part(self) -> Option<&'static str> {
        match self {
            Self::Xlsx => Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            Self::Docx => Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
            _ => None,
        }
    }

    /// Whether it is plain text.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Csv | Self::Txt)
    }
}

/// A file that lies in the object store, checked and hashed, and has no row yet.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Its name, cleaned.
    pub file_name: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// What it is.
    pub format: Format,
    /// Whether it shows workers' names, identity numbers or faces, as the sender said.
    pub shows_people: bool,
}

/// Where a file of a supplier lies.
pub fn key(supplier: Id, sha256: &str) -> String {
    format!("evidence/{supplier}/{sha256}")
}

/// A name for storage and for headers: the last part of what was sent, without control and direction marks or
/// characters that some system gives a meaning to. The ending stays when the rest is cut.
pub fn name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or("");
    let plain: String =
        last.chars().filter(|c| !matches!(c, '"' | '<' | '>' | ':' | '|' | '*' | '\u{200B}'..='\u{200D}')).collect();
    let plain = search::clean(&plain, usize::MAX).unwrap_or_default();
    let plain = plain.trim_start_matches('.').trim();
    if plain.chars().count() <= LONGEST_NAME {
        return plain.to_owned();
    }
    let (stem, ending) = plain.rsplit_once('.').unwrap_or((plain, ""));
    let ending: String = ending.chars().take(10).collect();
    let stem: String = stem.chars().take(LONGEST_NAME - 11).collect();
    format!("{}.{ending}", stem.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_paths_and_marks() {
        for (sent, kept) in [
            ("../../etc/passwd.txt", "passwd.txt"),
            ("C:\\Users\\x\\工资表.xlsx", "工资表.xlsx"),
            ("\u{202E}fdp.exe.pdf", "fdp.exe.pdf"),
            ("a\u{0}b\".pdf", "ab.pdf"),
            (".htaccess.txt", "htaccess.txt"),
            ("  ", ""),
        ] {
            assert_eq!(name(sent), kept, "{sent:?}");
        }
        let long = name(&format!("{}.pdf", "工".repeat(300)));
        assert!(long.chars().count() <= LONGEST_NAME && long.ends_with(".pdf"), "{long}");
    }

    #[test]
    fn endings_are_read_whatever_their_case() {
        assert_eq!(Format::of_name("a.JPEG"), Some(Format::Jpg));
        assert_eq!(Format::of_name("a.pdf.exe"), None);
        assert_eq!(Format::of_name("pdf"), None);
    }
}
