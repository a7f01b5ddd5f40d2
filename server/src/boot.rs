//! Putting the program together: database, key, files, and what every request shares.

use crate::config::Config;
use crate::files::Files;
use app::visit::Site;
use entity::instant::Instant;
use entity::receipt::Key;
use entity::store::Store;
use migration::{Migrator, MigratorTrait};
use std::path::Path;
use std::sync::Arc;

/// What every request shares.
pub struct Portal {
    /// What the program runs with.
    pub config: Config,
    /// Where the records are.
    pub store: Store,
    /// Where evidence files are.
    pub files: Files,
    /// What the pages need to know about the installation.
    pub site: Arc<Site>,
    /// The public keys that receipts are checked against, newest first.
    pub keys: Vec<Vec<u8>>,
    /// At most as many password hashes at once as there are cores.
    pub hashing: tokio::sync::Semaphore,
    /// Flood limits.
    pub limits: crate::gate::limit::Limits,
}

/// Opens the database, brings its schema up to date, loads the key and the files.
pub async fn open(config: Config) -> Result<Arc<Portal>, String> {
    open_at(config, Instant::now()).await
}

/// Whether the database answers; makes nothing.
pub async fn probe(config: &Config) -> Result<String, String> {
    let url = &config.database_url;
    if let Some(path) = url.strip_prefix("sqlite:").map(|path| path.split('?').next().unwrap_or(path))
        && !std::path::Path::new(path.trim_start_matches("//")).exists()
    {
        return Ok(format!("{path} will be made when the portal is first served"));
    }
    database(url).await?.close().await.map_err(|e| e.to_string())?;
    Ok("answers".into())
}

/// As [`open`], where the shipped content of an empty installation is published at a given time.
pub async fn open_at(config: Config, at: Instant) -> Result<Arc<Portal>, String> {
    private_folder(&config.data_dir)?;
    let key = signing_key(&config.data_dir.join("keys"))?;
    let keys = vec![key.public().to_vec()];
    let store = database(&config.database_url).await?.with_key(key).with_pace(config.mail_per_hour);
    let files = Files::open(&config.store, config.uploading())?;
    Migrator::up(store.owner(), None).await.map_err(|e| format!("the schema could not be brought up to date: {e}"))?;
    entity::person::ensure_system(&store, at).await.map_err(|e| format!("{e:?}"))?;
    let cores = std::thread::available_parallelism().map_or(2, |n| n.get());
    let portal = Arc::new(Portal {
        site: Arc::new(Site {
            base_url: config.base_url.clone(),
            css_href: crate::assets::css_href(),
            icon_href: crate::assets::icon_href(),
            script: crate::assets::script(),
            mail_to_files: config.smtp_url.is_none(),
            development: config.development,
        }),
        keys,
        store,
        files,
        config,
        hashing: tokio::sync::Semaphore::new(cores),
        limits: crate::gate::limit::Limits::default(),
    });
    crate::content::load(&portal, at).await.map_err(|e| format!("the shipped content could not be loaded: {e:?}"))?;
    Ok(portal)
}

async fn database(url: &str) -> Result<Store, String> {
    if let Some(path) = url.strip_prefix("sqlite:") {
        let path = Path::new(path.split('?').next().unwrap_or(path).trim_start_matches("//"));
        if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
            private_folder(folder)?;
        }
    }
    Store::open(url).await.map_err(|e| format!("the database could not be opened: {e}"))
}

/// Makes a folder into which its owner alone can look: records, evidence and mail lie below it. One that is there stays
/// as it is.
pub(crate) fn private_folder(path: &Path) -> Result<(), String> {
    let mut folder = std::fs::DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        folder.mode(0o700);
    }
    folder.create(path).map_err(|e| format!("{}: {e}", path.display()))
}

/// The installation's signing key: made at the first start, readable by its owner alone.
fn signing_key(folder: &Path) -> Result<Key, String> {
    let path = folder.join("receipt.pk8");
    if !path.exists() {
        private_folder(folder)?;
        let fresh = Key::generate().ok_or("no randomness for a signing key")?;
        write_private(&path, &fresh).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let bytes = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    Key::read(&bytes).ok_or_else(|| format!("{}: not a signing key", path.display()))
}

pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
