# Probity: `make` lists what there is.

export CARGO_TARGET_DIR := $(abspath $(or $(CARGO_TARGET_DIR),target))
# The server embeds the browser's files from here when it is built.
export PROBITY_SITE_DIR := $(CARGO_TARGET_DIR)/site

PROBITY := env -u PROBITY_SITE_DIR $(CARGO_TARGET_DIR)/release/probity

.PHONY: help run test check bench site

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 14

run: ## build, fill an empty database with the demo world, serve on 127.0.0.1:3000
	@tests/setup/packages.sh build
	@tests/setup/site.sh
	@echo 'Building the server'
	@cargo build --release -p server --bin probity
	@echo 'Filling the database if it is empty'
	@$(PROBITY) demo --if-empty
	@echo 'Serving; Ctrl-C stops'
	@exec $(PROBITY) serve

test: ## everything: formatting, clippy, unit tests, stories on both databases, browser journeys
	@tests/setup/packages.sh test
	@tests/setup/wasm-target.sh
	@tests/setup/postgres.sh tests/setup/everything.sh

check: ## formatting and clippy only
	@tests/setup/wasm-target.sh
	cargo fmt --all --check
	cargo clippy --workspace --exclude browser --all-targets -- -D warnings
	cargo clippy -p browser --target wasm32-unknown-unknown -- -D warnings

bench: ## measure, on SQLite and PostgreSQL, and print the table
	@tests/setup/packages.sh test
	@tests/setup/site.sh
	@echo 'Building for the measurements'
	@cargo build --release -p server -p tests --bins
	@tests/setup/postgres.sh cargo run --release -p tests --bin bench

site: ## the islands for the browser alone
	@tests/setup/site.sh
