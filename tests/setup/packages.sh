#!/usr/bin/env bash
# Installs the Debian packages that are missing: packages.sh build | packages.sh test
set -euo pipefail

missing=()

need() { # package, then the command that tells whether it is there
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}

need build-essential command -v cc
need ca-certificates test -e /etc/ssl/certs/ca-certificates.crt

if [ "$1" = test ]; then
    need postgresql-15 test -x /usr/lib/postgresql/15/bin/initdb
    need chromium test -x /usr/bin/chromium
    need fonts-noto-cjk dpkg-query -s fonts-noto-cjk
    need nodejs command -v node
    need npm command -v npm
    need python3 command -v python3
    need python3-venv python3 -c 'import ensurepip'
fi

[ ${#missing[@]} -gt 0 ] || exit 0
echo "Installing from Debian: ${missing[*]}"

as_root=()
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "Please install as root: ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
fi

apt_get() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" </dev/null
}
apt_get update
apt_get install --yes --no-install-recommends "${missing[@]}"
