//! Backup and restore: one archive with the database, the evidence, the signing key and a manifest of hashes.
//!
//! Evidence is copied out of whatever store the installation has, and goes back into whatever store the restored one
//! has: a backup of a bucket restores into a folder, and the other way round.
//!
//! SQLite is copied by `VACUUM INTO`, so the portal may go on working; PostgreSQL by its own `pg_dump`. A restore
//! wants an empty installation and checks every hash before it says that it is done.

use crate::boot;
use crate::config::Config;
use crate::files::Files;
use entity::store::{exec, raw};
use futures_util::TryStreamExt;
use sea_orm::DbBackend;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const MANIFEST: &str = "manifest.json";
/// What the names of evidence begin with, before the key in the store.
const EVIDENCE: &str = "evidence/";

/// Writes a backup to `out`, which must not exist yet.
pub async fn backup(config: Config, out: &Path) -> Result<String, String> {
    let portal = boot::open(config.clone()).await?;
    let file = File::options().write(true).create_new(true).open(out).map_err(|e| format!("{}: {e}", out.display()))?;
    let work = out.with_extension("partial-db");
    let database = match portal.store.backend() {
        DbBackend::Sqlite => {
            let path = work.to_str().ok_or("the path is not text")?.to_owned();
            exec(portal.store.owner(), "VACUUM INTO ?", vec![path.into()]).await.map_err(|e| format!("{e:?}"))?;
            "database.sqlite"
        }
        _ => {
            program("pg_dump", &["--format=custom", "--file", &work.display().to_string(), &config.database_url])?;
            "database.pgdump"
        }
    };
    let mut archive = Archive { zip: ZipWriter::new(file), hashes: Map::new() };
    archive.add(database, &work)?;
    fs::remove_file(&work).map_err(|e| e.to_string())?;
    for path in files_below(&config.data_dir.join("keys")) {
        let name = path.strip_prefix(&config.data_dir).unwrap_or(&path).display().to_string();
        archive.add(&name, &path)?;
    }
    // After the database: a file is in the store before a row names it.
    for object in portal.files.list("evidence").await? {
        archive.add_object(&portal.files, &object.key).await?;
    }
    let count = archive.hashes.len();
    archive.finish()?;
    Ok(format!("{count} files"))
}

struct Archive {
    zip: ZipWriter<File>,
    hashes: Map<String, Value>,
}

impl Archive {
    fn add(&mut self, name: &str, path: &Path) -> Result<(), String> {
        let mut file = File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let mut hash = self.begin(name)?;
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = file.read(&mut buffer).map_err(|e| e.to_string())?;
            if read == 0 {
                break;
            }
            self.piece(&mut hash, &buffer[..read])?;
        }
        self.hashes.insert(name.to_owned(), hex::encode(hash.finalize()).into());
        Ok(())
    }

    async fn add_object(&mut self, files: &Files, key: &str) -> Result<(), String> {
        let name = format!("{EVIDENCE}{key}");
        let mut hash = self.begin(&name)?;
        let mut stream = files.stream(key).await.map_err(|e| format!("{key}: {e}"))?;
        while let Some(piece) = stream.try_next().await.map_err(|e| format!("{key}: {e}"))? {
            self.piece(&mut hash, &piece)?;
        }
        self.hashes.insert(name, hex::encode(hash.finalize()).into());
        Ok(())
    }

    fn begin(&mut self, name: &str) -> Result<Sha256, String> {
        let options = SimpleFileOptions::default().large_file(true);
        self.zip.start_file(name, options).map_err(|e| e.to_string())?;
        Ok(Sha256::new())
    }

    fn piece(&mut self, hash: &mut Sha256, piece: &[u8]) -> Result<(), String> {
        hash.update(piece);
        self.zip.write_all(piece).map_err(|e| e.to_string())
    }

    fn finish(mut self) -> Result<(), String> {
        let manifest = json!({"format": "probity-backup-1", "files": self.hashes}).to_string();
        self.zip.start_file(MANIFEST, SimpleFileOptions::default()).map_err(|e| e.to_string())?;
        self.zip.write_all(manifest.as_bytes()).map_err(|e| e.to_string())?;
        let file = self.zip.finish().map_err(|e| e.to_string())?;
        file.sync_all().map_err(|e| e.to_string())
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Restores a backup into an empty installation.
pub async fn restore(config: Config, from: &Path) -> Result<String, String> {
    refuse_unless_empty(&config).await?;
    let file = File::open(from).map_err(|e| format!("{}: {e}", from.display()))?;
    let foreign = |e: &dyn std::fmt::Display| format!("{}: no whole archive of `probity backup` ({e})", from.display());
    let mut zip = ZipArchive::new(file).map_err(|e| foreign(&e))?;
    let manifest = zip.by_name(MANIFEST).map_err(|e| foreign(&e))?;
    let manifest: Value = serde_json::from_reader(manifest).map_err(|e| foreign(&e))?;
    let files = manifest["files"].as_object().ok_or("the manifest is damaged")?.clone();
    // Every hash first: a damaged archive leaves nothing behind.
    for (name, expected) in &files {
        let mut entry = zip.by_name(name).map_err(|e| format!("{name}: {e}"))?;
        if expected.as_str() != Some(&hash_of(&mut entry).map_err(|e| format!("{name}: {e}"))?) {
            return Err(format!("{name} in the backup is damaged; nothing was restored"));
        }
    }
    let store = Files::open(&config.store, config.uploading())?;
    // The database last: what breaks off before it leaves nothing that could be served.
    let (last, first): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| name.starts_with("database."));
    for (name, expected) in first.into_iter().chain(last) {
        let target = match name.as_str() {
            "database.sqlite" => sqlite_path(&config)?,
            "database.pgdump" => config.data_dir.join("restore.pgdump"),
            other => inside(&config.data_dir, other)?,
        };
        let found = match name.strip_prefix(EVIDENCE) {
            Some(key) => give_back(&mut zip, name, &store, key).await?,
            None => unpack(&mut zip, name, &target)?,
        };
        if expected.as_str() != Some(&found) {
            return Err(format!("{name} in the backup is damaged; nothing should be served from this restore"));
        }
        if name == "database.pgdump" {
            program("pg_restore", &["--no-owner", "--dbname", &config.database_url, &target.display().to_string()])?;
            fs::remove_file(&target).map_err(|e| e.to_string())?;
        }
    }
    boot::open(config).await?;
    Ok(format!("{} files, every hash as in the manifest", files.len()))
}

async fn refuse_unless_empty(config: &Config) -> Result<(), String> {
    if config.database_url.starts_with("sqlite:") {
        return match sqlite_path(config)?.exists() {
            true => Err("there is already a database here; restore into an empty folder".into()),
            false => Ok(()),
        };
    }
    let store = entity::store::Store::open(&config.database_url).await.map_err(|e| e.to_string())?;
    let tables = raw(store.read(), "SELECT 1 FROM pg_tables WHERE schemaname = 'public'", vec![])
        .await
        .map_err(|e| format!("{e:?}"))?;
    if tables.is_empty() { Ok(()) } else { Err("the database is not empty".into()) }
}

fn sqlite_path(config: &Config) -> Result<PathBuf, String> {
    let path =
        config.database_url.strip_prefix("sqlite:").ok_or("the backup is of SQLite; set a sqlite: database_url")?;
    Ok(PathBuf::from(path.split('?').next().unwrap_or(path).trim_start_matches("//")))
}

/// A path below the folder; an archive cannot write anywhere else.
fn inside(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let plain = Path::new(name).components().all(|c| matches!(c, std::path::Component::Normal(_)));
    if plain { Ok(folder.join(name)) } else { Err(format!("{name} would be written outside the data folder")) }
}

fn unpack(zip: &mut ZipArchive<File>, name: &str, target: &Path) -> Result<String, String> {
    if let Some(folder) = target.parent() {
        crate::boot::private_folder(folder)?;
    }
    let mut entry = zip.by_name(name).map_err(|e| format!("{name}: {e}"))?;
    let mut file = File::create(target).map_err(|e| format!("{}: {e}", target.display()))?;
    io::copy(&mut entry, &mut file).map_err(|e| format!("{name}: {e}"))?;
    file.sync_all().map_err(|e| e.to_string())?;
    hash_of(&mut File::open(target).map_err(|e| e.to_string())?).map_err(|e| e.to_string())
}

/// Puts evidence into the store; the hash is of what can be read there afterwards.
async fn give_back(zip: &mut ZipArchive<File>, name: &str, files: &Files, key: &str) -> Result<String, String> {
    let mut entry = zip.by_name(name).map_err(|e| format!("{name}: {e}"))?;
    let mut writer = files.write(key).await?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = entry.read(&mut buffer).map_err(|e| format!("{name}: {e}"))?;
        if read == 0 {
            break;
        }
        writer.write(&buffer[..read]).await?;
    }
    writer.finish().await?;
    let mut hash = Sha256::new();
    let mut stream = files.stream(key).await?;
    while let Some(piece) = stream.try_next().await.map_err(|e| format!("{key}: {e}"))? {
        hash.update(&piece);
    }
    Ok(hex::encode(hash.finalize()))
}

fn hash_of(reader: &mut impl Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(reader, &mut hash)?;
    Ok(hex::encode(hash.finalize()))
}

fn program(name: &str, args: &[&str]) -> Result<(), String> {
    let status = std::process::Command::new(name).args(args).status().map_err(|e| format!("{name}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed with {status}")) }
}
