//! Reads an upload in a child process, so that a file made to exhaust a parser takes down
//! nothing but that child.

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::OnceLock;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::from_slice;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader, Take};
use tokio::process::{Child, ChildStdout, Command};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use super::sheet::{MAX_FILE, Sheet, SheetError, read};

/// The first argument of the program that makes it a reader.
pub const ARGUMENT: &str = "read-sheet";

const KIBIBYTES: u32 = 768 * 1024;
const PATIENCE: Duration = Duration::from_secs(60);
const MAX_OUTPUT: u64 = 1024 * 1024 * 1024;
const MAX_LINE: usize = 64 * 1024 * 1024;
const REFUSED: i32 = 3;
const PANICKED: i32 = 101;

/// Each reading may take the whole memory limit.
static READINGS: Semaphore = Semaphore::const_new(2);

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Names the program that reads, where the running one cannot (a test runner). The first call counts.
pub fn set_program(path: PathBuf) {
    let _ = PROGRAM.set(path);
}

/// What is known of a sheet before its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    pub name: String,
    pub format: String,
    pub encoding: Option<String>,
    pub delimiter: Option<char>,
    pub header_row: usize,
    pub header: Vec<String>,
    pub warnings: Vec<(u32, String)>,
    pub row_count: usize,
}

#[derive(Serialize, Deserialize)]
enum First {
    Head(Head),
    Refused { code: String, detail: String },
}

/// A sheet being read: the head is known, rows come one by one. Dropping it ends the child.
#[derive(Debug)]
pub struct Reading {
    pub head: Head,
    child: Child,
    lines: BufReader<Take<ChildStdout>>,
    taken: usize,
    _permit: SemaphorePermit<'static>,
}

/// Starts reading the file at `path`, which its sender called `file_name`.
pub async fn open(path: &Path, file_name: &str) -> Result<Reading, SheetError> {
    let permit = READINGS.acquire().await.map_err(unreadable)?;
    let mut child = command(path, file_name)?.spawn().map_err(unreadable)?;
    let stdout = child.stdout.take().ok_or_else(|| unreadable("no output"))?;
    let mut lines = BufReader::new(stdout.take(MAX_OUTPUT));
    match next_line(&mut lines).await? {
        None => Err(fate(&mut child).await),
        Some(line) => match from_slice(&line).map_err(unreadable)? {
            First::Head(head) => Ok(Reading { head, child, lines, taken: 0, _permit: permit }),
            First::Refused { code, detail } => Err(refusal(&code, detail)),
        },
    }
}

impl Reading {
    /// The next row with its row in the file, from 1.
    pub async fn next(&mut self) -> Result<Option<(u32, Vec<String>)>, SheetError> {
        if self.taken == self.head.row_count {
            return Ok(None);
        }
        let Some(line) = next_line(&mut self.lines).await? else {
            return Err(fate(&mut self.child).await);
        };
        self.taken += 1;
        from_slice(&line).map(Some).map_err(unreadable)
    }
}

/// Reads a whole sheet into memory; for tables that are known to be short.
pub async fn read_limited(path: &Path, file_name: &str) -> Result<Sheet, SheetError> {
    let mut reading = open(path, file_name).await?;
    let mut rows = Vec::new();
    while let Some(row) = reading.next().await? {
        rows.push(row);
    }
    let Head { name, format, encoding, delimiter, header_row, header, warnings, .. } = reading.head;
    let formats = ["csv", "xlsx", "xlsb", "xls", "ods"];
    let format = formats.into_iter().find(|known| *known == format).unwrap_or("csv");
    Ok(Sheet { name, format, encoding, delimiter, header_row, header, rows, warnings })
}

/// Reads as the child: the arguments are the path and the name, rows go to standard output.
/// Call it before any thread is started: the memory limit counts their stacks.
pub fn child_main(args: impl IntoIterator<Item = OsString>) -> i32 {
    let mut args = args.into_iter();
    let (Some(path), Some(file_name)) = (args.next(), args.next()) else {
        return 2;
    };
    let found = load(Path::new(&path)).and_then(|b| read(&b, &file_name.to_string_lossy()));
    let refused = found.is_err();
    match write(found, BufWriter::new(io::stdout().lock())) {
        Ok(()) if refused => REFUSED,
        Ok(()) => 0,
        Err(_) => 1,
    }
}

fn load(path: &Path) -> Result<Vec<u8>, SheetError> {
    let found = fs::metadata(path).map_err(out_of_reach)?;
    // A folder or a device has no end of its own.
    if !found.is_file() {
        return Err(SheetError::new("not_a_file", ""));
    }
    if found.len() > MAX_FILE {
        return Err(SheetError::new("too_large", found.len()));
    }
    fs::read(path).map_err(out_of_reach)
}

fn out_of_reach(error: io::Error) -> SheetError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SheetError::new("missing", ""),
        io::ErrorKind::PermissionDenied => SheetError::new("forbidden", ""),
        _ => unreadable(error),
    }
}

fn write(found: Result<Sheet, SheetError>, mut out: impl Write) -> io::Result<()> {
    let (first, rows) = match found {
        Ok(sheet) => split(sheet),
        Err(SheetError { code, detail }) => (First::Refused { code: code.to_owned(), detail }, Vec::new()),
    };
    write_line(&mut out, &first)?;
    for row in rows {
        write_line(&mut out, &row)?;
    }
    out.flush()
}

fn split(sheet: Sheet) -> (First, Vec<(u32, Vec<String>)>) {
    let Sheet { name, format, encoding, delimiter, header_row, header, rows, warnings } = sheet;
    let format = format.to_owned();
    let row_count = rows.len();
    let head = Head { name, format, encoding, delimiter, header_row, header, warnings, row_count };
    (First::Head(head), rows)
}

fn write_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// The program itself under a shell that sets the limits, as setting them from here would
/// take unsafe code. The environment stays behind: it may hold secrets.
fn command(path: &Path, file_name: &str) -> Result<Command, SheetError> {
    let program = PROGRAM.get().cloned().map_or_else(std::env::current_exe, Ok).map_err(unreadable)?;
    let mut command = if cfg!(unix) {
        let limits = format!("ulimit -c 0; ulimit -t 60; ulimit -v {KIBIBYTES}");
        let mut shell = Command::new("/bin/sh");
        shell.arg("-c").arg(format!("{limits}; exec \"$0\" \"$@\"")).arg(program);
        shell
    } else {
        Command::new(program)
    };
    command
        .arg(ARGUMENT)
        .arg(path)
        .arg(file_name.replace('\0', ""))
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    Ok(command)
}

async fn next_line(lines: &mut BufReader<Take<ChildStdout>>) -> Result<Option<Vec<u8>>, SheetError> {
    let mut line = Vec::new();
    let whole = async {
        loop {
            let part = lines.fill_buf().await.map_err(unreadable)?;
            if part.is_empty() || line.len() > MAX_LINE {
                return Ok(false);
            }
            let end = part.iter().position(|b| *b == b'\n');
            let used = end.map_or(part.len(), |at| at + 1);
            line.extend_from_slice(&part[..used]);
            lines.consume(used);
            if end.is_some() {
                return Ok(true);
            }
        }
    };
    match timeout(PATIENCE, whole).await {
        Ok(found) => Ok(found?.then_some(line)),
        Err(_) => Err(too_large("time")),
    }
}

/// Why the child stopped in the middle.
async fn fate(child: &mut Child) -> SheetError {
    match timeout(Duration::from_secs(2), child.wait()).await {
        Ok(Ok(status)) if status.code() == Some(PANICKED) => unreadable("malformed"),
        Ok(Ok(status)) if matches!(status.code(), Some(126 | 127)) => unreadable("no reader"),
        _ => too_large("memory"),
    }
}

fn refusal(code: &str, detail: String) -> SheetError {
    let known = SheetError::CODES.into_iter().find(|known| *known == code);
    SheetError::new(known.unwrap_or("unreadable"), detail)
}

fn unreadable(error: impl std::fmt::Display) -> SheetError {
    SheetError::new("unreadable", error)
}

fn too_large(detail: &str) -> SheetError {
    SheetError::new("unreadable_too_large", detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_survives_the_pipe() {
        let sheet = read(b"name,city\r\nA,\"B\nC\"\r\n", "list.csv").unwrap();
        let mut out = Vec::new();
        write(Ok(sheet.clone()), &mut out).unwrap();
        let lines: Vec<&[u8]> = out.split(|b| *b == b'\n').filter(|l| !l.is_empty()).collect();
        let First::Head(head) = from_slice(lines[0]).unwrap() else { panic!("refused") };
        assert_eq!((head.header, head.row_count), (sheet.header, 1));
        let row: (u32, Vec<String>) = from_slice(lines[1]).unwrap();
        assert_eq!(row, sheet.rows[0]);
    }

    #[test]
    fn a_refusal_keeps_its_code() {
        let mut out = Vec::new();
        write(read(b"", "list.csv"), &mut out).unwrap();
        let First::Refused { code, detail } = from_slice(&out).unwrap() else { panic!("read") };
        assert_eq!(refusal(&code, detail).code, "empty_file");
        assert_eq!(refusal("whatever", String::new()).code, "unreadable");
    }
}
