//! Embeds the islands' script and WebAssembly, pre-compressed, when they have been built.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-env-changed=PROBITY_SITE_DIR");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let site = env::var("PROBITY_SITE_DIR").ok().map(PathBuf::from);
    if let Some(folder) = &site {
        println!("cargo:rerun-if-changed={}", folder.display());
    }
    let js = site.as_ref().map(|s| s.join("probity.js")).filter(|p| p.exists());
    let wasm = site.as_ref().map(|s| s.join("probity_bg.wasm")).filter(|p| p.exists());
    let text = match (js, wasm) {
        (Some(js), Some(wasm)) => format!(
            "pub const ISLANDS: Option<Islands> = Some(Islands {{ js: {}, wasm: {} }});\n",
            embed(&js, &out),
            embed(&wasm, &out)
        ),
        _ => "pub const ISLANDS: Option<Islands> = None;\n".to_owned(),
    };
    fs::write(out.join("site.rs"), text).expect("OUT_DIR can be written");
}

fn embed(file: &Path, out: &Path) -> String {
    println!("cargo:rerun-if-changed={}", file.display());
    let bytes = fs::read(file).expect("the file was just seen");
    let name = file.file_name().expect("a file has a name").to_string_lossy().into_owned();
    let plain = out.join(&name);
    let packed = out.join(format!("{name}.br"));
    fs::write(&plain, &bytes).expect("OUT_DIR can be written");
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(&bytes).expect("writing to memory");
    fs::write(&packed, writer.into_inner()).expect("OUT_DIR can be written");
    format!("Embedded {{ plain: include_bytes!({plain:?}), packed: include_bytes!({packed:?}) }}")
}
