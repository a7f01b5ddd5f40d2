//! What goes over the line, and what stays in memory.

use crate::process::{Server, memory_mb};
use crate::table::Line;
use std::io::Write;

/// Kilobytes after brotli at quality 9.
pub fn packed(bytes: &[u8]) -> f64 {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 9, 22);
    writer.write_all(bytes).expect("memory");
    writer.into_inner().len() as f64 / 1024.0
}

/// The sign-in page with its style sheet, and the islands, as brotli.
pub async fn measure(server: &Server) -> Vec<Line> {
    let page = server.visitor().open("/sign-in").await;
    let css = packed(app::CSS.as_bytes());
    let mut lines = vec![Line {
        work: format!("a page without a list, brotli: HTML + CSS, {}", server.engine),
        found: packed(page.html.as_bytes()) + css,
        most: 40.0,
        unit: "KB",
        note: format!("of which CSS {css:.1} KB"),
    }];
    if let Some((js, wasm)) = server::assets::islands_packed() {
        lines.push(Line {
            work: format!("the islands' bundle, brotli, {}", server.engine),
            found: (js + wasm) as f64 / 1024.0,
            most: 80.0,
            unit: "KB",
            note: format!("script {js} bytes, WebAssembly {wasm} bytes"),
        });
    }
    lines
}

/// Memory of the serving process after the bench.
pub async fn memory(server: &mut Server) -> Vec<Line> {
    vec![Line {
        work: format!("memory of serve after the bench, {}", server.engine),
        found: memory_mb(server.pid(), "VmRSS"),
        most: 120.0,
        unit: "MB",
        note: "resident".into(),
    }]
}
