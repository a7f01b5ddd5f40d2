#!/usr/bin/env bash
# Everything that is tested, in order of cost; the first failure ends it. `make test` calls this.
set -euo pipefail

step() {
    printf '\n== %d:%02d  %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$1"
}

verify_golden_files() {
    local script kind golden
    for script in tests/verify_*.py; do
        kind=$(basename "$script" .py)
        for golden in tests/golden/"${kind#verify_}"-*.json; do
            echo "$script $golden"
            python3 "$script" "$golden"
        done
    done
}

install_browser_tools() {
    local folder=tests/browser
    if [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]; then return; fi
    (cd "$folder" && npm ci --no-audit --no-fund </dev/null)
}

step 'formatting'
cargo fmt --all --check

step 'clippy'
cargo clippy --workspace --exclude browser --all-targets -- -D warnings
cargo clippy -p browser --target wasm32-unknown-unknown -- -D warnings

step 'the site for the browser'
tests/setup/site.sh

# Always the same packages in one call: another choice means other features, and the big crates are built again.
step 'unit tests'
cargo test --workspace --exclude browser --lib --bins

step 'the program, which the stories start to read lists'
cargo build --workspace --exclude browser --bin probity

step 'the S3-compatible store, which the stories start'
tests/setup/store.sh

step 'stories on SQLite'
PROBITY_TEST_DATABASE=sqlite cargo test -p tests

step 'stories on PostgreSQL'
PROBITY_TEST_DATABASE=postgres cargo test -p tests

step 'verifiers'
verify_golden_files
python3 tests/statistics/count.py --check

step 'browser journeys'
install_browser_tools
node tests/browser/run.mjs
