//! `probity draw`: a secret made on one's own machine, and the repetition of a published draw.

use clap::Subcommand;
use entity::draw::{file, rule};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Draws, on one's own machine.
#[derive(Subcommand)]
pub enum Draw {
    /// Makes a secret and prints it with its commitment; only the commitment is given away before the reveal.
    Commit {
        /// Writes the secret to this file, readable by its owner alone, instead of to the screen.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Repeats a published draw from its file: OK, or the first difference.
    Verify {
        /// The file of the draw (JSON).
        file: PathBuf,
    },
}

/// Runs the subcommand. It needs no configuration and no database.
pub fn run(command: Draw) -> Result<ExitCode, String> {
    match command {
        Draw::Commit { out } => commit(out.as_deref()),
        Draw::Verify { file } => verify(&file),
    }
}

fn commit(out: Option<&Path>) -> Result<ExitCode, String> {
    let secret: [u8; 32] = rand::random();
    let commitment = hex::encode(rule::commitment(&secret));
    let text = hex::encode(secret);
    match out {
        Some(path) => {
            crate::boot::write_private(path, format!("{text}\n").as_bytes())
                .map_err(|e| format!("{}: {e}", path.display()))?;
            println!("secret      {}", path.display());
        }
        None => println!("secret      {text}"),
    }
    println!("commitment  {commitment}");
    Ok(ExitCode::SUCCESS)
}

fn verify(path: &Path) -> Result<ExitCode, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let read: file::File = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    match file::verify(&read) {
        Ok(()) => {
            println!("OK");
            Ok(ExitCode::SUCCESS)
        }
        Err(d) => {
            println!("DIFFERENT: {}: computed {}, the file says {}", d.what, d.computed, d.found);
            Ok(ExitCode::from(1))
        }
    }
}
