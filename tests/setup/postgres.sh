#!/usr/bin/env bash
# Runs a command with a PostgreSQL 15 of its own, as an unprivileged user, and stops it afterwards:
# postgres.sh COMMAND …   The command finds it at $PROBITY_TEST_POSTGRES.
set -euo pipefail

programs=/usr/lib/postgresql/15/bin
home=$(mktemp -d /tmp/probity-postgres.XXXXXX)

# PostgreSQL refuses to run as root.
as_owner=()
if [ "$(id -u)" = 0 ]; then
    owner=postgres
    if ! id "$owner" >/dev/null 2>&1; then
        owner=probity-test
        id "$owner" >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin "$owner"
    fi
    chown "$owner" "$home"
    as_owner=(runuser -u "$owner" --)
fi

owner_does() {
    (cd "$home" && "${as_owner[@]}" "$@")
}

stop() {
    owner_does "$programs/pg_ctl" -D "$home/cluster" -m immediate -s stop >/dev/null 2>&1 || true
    rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

owner_does "$programs/initdb" -D "$home/cluster" --username=probity --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null

# Without fsync only because nothing here outlives the tests.
owner_does tee -a "$home/cluster/postgresql.conf" >/dev/null <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = '$home'
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
SETTINGS

# A port that was free a moment ago can be taken by another program, hence the second and third try.
for try in 1 2 3; do
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    owner_does "$programs/pg_ctl" -D "$home/cluster" -l "$home/log" -o "-p $port" -w -s start && break
    if [ "$try" = 3 ]; then
        cat "$home/log" >&2
        exit 1
    fi
done

PROBITY_TEST_POSTGRES="postgres://probity@127.0.0.1:$port/postgres" "$@"
