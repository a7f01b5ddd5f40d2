#!/usr/bin/env bash
# Adds the browser's target to the Rust toolchain if it is missing.
set -euo pipefail

if [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then exit 0; fi
echo 'Adding the wasm target to the Rust toolchain'
rustup target add wasm32-unknown-unknown
