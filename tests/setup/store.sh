#!/usr/bin/env bash
# Installs the S3-compatible store of the tests from PyPI, once, outside the tree; prints the Python that runs it:
# "$(store.sh)" tests/store/serve.py
set -euo pipefail

wanted=$(dirname "$0")/../store/requirements.txt
home=${XDG_CACHE_HOME:-$HOME/.cache}/probity/store-$(sha256sum "$wanted" | cut -c 1-12)
mkdir -p "$(dirname "$home")"

# Two tests may ask at the same time.
exec 9>"$home.lock"
flock 9
if ! [ -e "$home/installed" ]; then
    rm -rf "$home"
    python3 -m venv "$home"
    "$home/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$wanted" >&2
    touch "$home/installed"
fi
echo "$home/bin/python"
