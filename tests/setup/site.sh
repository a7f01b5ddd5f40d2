#!/usr/bin/env bash
# Builds the islands for the browser into $PROBITY_SITE_DIR, which the server embeds when it is built.
set -euo pipefail

version=$(sed -n 's/^wasm-bindgen *= *"=\([^"]*\)".*/\1/p' Cargo.toml)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/probity
bindgen=$cache/wasm-bindgen-$version

"$(dirname "$0")/wasm-target.sh"

if ! [ -x "$bindgen/bin/wasm-bindgen" ]; then
    echo "Building wasm-bindgen $version, once, into $bindgen (some minutes)"
    # Its own target folder: this tool shares nothing with the workspace.
    CARGO_TARGET_DIR=$cache/wasm-bindgen-target \
        cargo install --locked --root "$bindgen" --version "=$version" wasm-bindgen-cli
    rm -rf "$cache/wasm-bindgen-target"
fi

echo "Building the islands for the browser"
cargo build -p browser --target wasm32-unknown-unknown --profile browser

# Into a folder beside it first; the server is rebuilt only when a file has really changed.
fresh=$PROBITY_SITE_DIR.new
rm -rf "$fresh"
mkdir -p "$fresh" "$PROBITY_SITE_DIR"
"$bindgen/bin/wasm-bindgen" --target web --no-typescript --out-dir "$fresh" --out-name probity \
    "$CARGO_TARGET_DIR/wasm32-unknown-unknown/browser/browser.wasm"

# Debian 12's wasm-opt 108 exports the wrong one of two tables, and the page's code dies on its first line.
if [ "$(wasm-opt --version 2>/dev/null | grep -oE '[0-9]+' | head -1 || true)" -ge 120 ] 2>/dev/null; then
    echo "Making the bundle smaller with wasm-opt"
    wasm-opt -Oz --enable-bulk-memory --enable-multivalue --enable-mutable-globals \
        --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext \
        "$fresh/probity_bg.wasm" -o "$fresh/probity_bg.wasm"
fi

if ! diff -rq "$fresh" "$PROBITY_SITE_DIR" >/dev/null; then
    rm -rf "$PROBITY_SITE_DIR"
    mv "$fresh" "$PROBITY_SITE_DIR"
fi
rm -rf "$fresh"
