//! The command line.

use crate::boot::{self, Portal};
use crate::config::Config;
use crate::import::command::{self as import, Import};
use crate::{job, password, web};
use app::words::{Lang, Words};
use clap::{Parser, Subcommand};
use entity::act::change;
use entity::actor::Actor;
use entity::field::Fields;
use entity::instant::Instant;
use entity::permission::Role;
use entity::person;
use entity::refusal::{Refusal, Stop};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// Supplier ESG compliance portal.
#[derive(Parser)]
#[command(name = "probity", version, about)]
struct Line {
    /// A configuration file (TOML).
    #[arg(long, global = true, env = "PROBITY_CONFIG")]
    config: Option<PathBuf>,
    /// A configuration key, as `key=value`; may be given several times.
    #[arg(long = "set", global = true, value_name = "KEY=VALUE")]
    set: Vec<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the portal and does its timed work.
    Serve,
    /// Does the timed work without serving.
    Work,
    /// Brings the schema up to date.
    Migrate,
    /// Fills an empty installation with a demo world and prints who can sign in.
    Demo {
        /// Does nothing where somebody is known already, instead of failing.
        #[arg(long)]
        if_empty: bool,
    },
    /// Writes database, evidence and keys into one archive.
    Backup {
        /// The archive; it must not exist yet.
        out: PathBuf,
    },
    /// Restores an archive into an empty installation.
    Restore {
        /// The archive.
        from: PathBuf,
    },
    /// Lists from files: previews, and writes with `--commit`.
    #[command(subcommand)]
    Import(Import),
    /// People.
    #[command(subcommand)]
    User(User),
    /// Draws, on one's own machine.
    #[command(subcommand)]
    Draw(crate::draw::Draw),
    /// Files for publication.
    #[command(subcommand)]
    Export(crate::export::command::Export),
    /// Configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
}

#[derive(Subcommand)]
enum User {
    /// Creates a person of the buyer with roles and prints a random password.
    Create {
        /// E-mail address.
        #[arg(long)]
        email: String,
        /// Name.
        #[arg(long)]
        name: String,
        /// Role; may be given several times.
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
        /// Language (`en` or `zh-CN`).
        #[arg(long, default_value = "en")]
        lang: String,
    },
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Reads the configuration, prints it without secrets, tries database and evidence store out, and says what is wrong.
    Check,
}

/// Runs the command line.
pub fn main() -> ExitCode {
    // The memory limit of a reader counts the stacks of threads: it starts before there are any.
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == crate::import::child::ARGUMENT) {
        let code = crate::import::child::child_main(arguments);
        return ExitCode::from(u8::try_from(code).unwrap_or(1));
    }
    let line = Line::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2.max(cores())).enable_all().build()
    {
        Ok(runtime) => runtime,
        Err(error) => return fail(error),
    };
    match runtime.block_on(run(line)) {
        Ok(code) => code,
        Err(message) => fail(message),
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(2, |n| n.get())
}

fn fail(message: impl std::fmt::Display) -> ExitCode {
    eprintln!("probity: {message}");
    ExitCode::from(1)
}

fn config(line: &Line) -> Result<Config, String> {
    let mut flags = BTreeMap::new();
    for entry in &line.set {
        let (key, value) = entry.split_once('=').ok_or_else(|| format!("--set {entry}: write key=value"))?;
        flags.insert(key.to_owned(), value.to_owned());
    }
    Config::read(&flags, line.config.as_deref())
}

async fn run(line: Line) -> Result<ExitCode, String> {
    let config = match line.command {
        // On one's own machine there is nothing to configure.
        Command::Draw(command) => return crate::draw::run(command),
        _ => config(&line)?,
    };
    match line.command {
        Command::Serve => serve(config).await?,
        Command::Work => {
            let portal = boot::open(config).await?;
            tokio::select! { () = job::work(portal) => {}, () = web::stop() => {} }
        }
        Command::Migrate => {
            boot::open(config).await?;
            println!("The schema is up to date.");
        }
        Command::Demo { if_empty } => demo(config, if_empty).await?,
        Command::Backup { out } => println!("{}: {}", out.display(), crate::backup::backup(config, &out).await?),
        Command::Restore { from } => println!("Restored {}", crate::backup::restore(config, &from).await?),
        Command::Import(order) => {
            let portal = boot::open(config).await?;
            return import::run(&portal, order).await;
        }
        Command::User(User::Create { email, name, roles, lang }) => {
            let portal = boot::open(config).await?;
            create_user(&portal, &email, &name, &roles, &lang).await?;
        }
        Command::Draw(command) => return crate::draw::run(command),
        Command::Export(what) => crate::export::command::run(&*boot::open(config).await?, what).await?,
        Command::Config(ConfigCommand::Check) => {
            for (key, value) in config.redacted() {
                println!("{key} = {value}");
            }
            println!("The database {}.", boot::probe(&config).await?);
            println!("The store {}.", crate::files::probe::probe(&config).await?);
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn demo(config: Config, if_empty: bool) -> Result<(), String> {
    // The shipped content is as old as the demo's first day.
    let first = Instant::start_of(crate::demo::first_day(), config.time_zone);
    let portal = boot::open_at(config, first).await?;
    if person::anybody(&portal.store).await.map_err(|e| format!("{e:?}"))? {
        if !if_empty {
            return Err("this installation knows people already; the demo fills an empty one".into());
        }
        println!("The installation is not empty; the demo world was not built.");
        return Ok(());
    }
    println!("Building the demo world.");
    let logins = crate::demo::build(&portal).await.map_err(|e| format!("{e:?}"))?;
    crate::demo::print(&portal, &logins).await.map_err(|e| format!("{e:?}"))
}

async fn serve(config: Config) -> Result<(), String> {
    log();
    let portal = boot::open(config).await?;
    let listener = tokio::net::TcpListener::bind(portal.config.listen)
        .await
        .map_err(|e| format!("{}: {e}", portal.config.listen))?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    println!("Probity is at {} (listening on {address}).", portal.config.base_url);
    if portal.config.smtp_url.is_none() {
        println!("Mail is written to {}.", portal.config.data_dir.join("mail").display());
    }
    if !person::anybody(&portal.store).await.map_err(|e| format!("{e:?}"))? {
        println!("Nobody can sign in yet. Try `probity demo`, or:");
        println!("  probity user create --email you@example.com --name \"Your name\" --role admin --role compliance");
    } else {
        println!("Sign in at {}/sign-in.", portal.config.base_url);
    }
    let worker = tokio::spawn(job::work(Arc::clone(&portal)));
    web::serve(portal, listener).await;
    worker.abort();
    Ok(())
}

fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into());
    let _ = tracing_subscriber::fmt().with_env_filter(filter).json().with_writer(std::io::stderr).try_init();
}

async fn create_user(portal: &Portal, email: &str, name: &str, roles: &[String], lang: &str) -> Result<(), String> {
    for role in roles {
        match role.parse::<Role>() {
            Ok(role) if !role.of_supplier() => {}
            Ok(_) => return Err(format!("the role `{role}` comes with an invitation from the register")),
            Err(_) => return Err(format!("unknown role `{role}`")),
        }
    }
    lang.parse::<Lang>().map_err(|_| format!("unknown language `{lang}`"))?;
    let given = [("email", email), ("name", name), ("lang", lang)].into_iter();
    let given = given.chain(roles.iter().map(|role| ("role[]", role.as_str())));
    let fields = Fields(given.map(|(field, value)| (field.to_owned(), value.to_owned())).collect());
    let secret = password::random();
    let hash = password::hash(portal, &secret).await.map_err(|e| format!("{e:?}"))?;
    change(&portal.store, &Actor::system(), Instant::now(), portal.config.time_zone, move |act| {
        Box::pin(async move {
            let id = person::enrol(act, &fields).await?;
            person::set_password(act, id, hash, None).await
        })
    })
    .await
    .map_err(|stop| format!("{email}: {}", told(&stop)))?;
    println!("{} can sign in with the password {secret}", person::normal_email(email));
    Ok(())
}

/// Each mistake with the flag it is in.
fn told(stop: &Stop) -> String {
    match stop {
        Stop::Refused(Refusal::Invalid(errors)) => {
            let lines = errors.iter().map(|e| format!("--{}: {}", e.field, Words(Lang::En).problem(e)));
            lines.collect::<Vec<_>>().join(" ")
        }
        other => import::said(other),
    }
}
