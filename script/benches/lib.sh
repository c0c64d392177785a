# What the measurements share. Use: `source "$(dirname "$0")/lib.sh"`.
# shellcheck shell=bash

source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

# Symbols stay in, so that a profile of the very same program can be read.
export CARGO_PROFILE_RELEASE_STRIP=none

# build_measured: the program and the tool that measures it, both in release, in one target directory.
build_measured() {
    say "building in release; the first time this takes a quarter of an hour"
    cargo build --release --workspace --bins "${cargo_flags[@]}" </dev/null
    cargo build --release --manifest-path bench/Cargo.toml --target-dir "$(target_dir)" "${cargo_flags[@]}" </dev/null
}

# with_cluster: a throw-away directory $temp with a PostgreSQL in $temp/pg and its URL in $postgres; both go at the end.
with_cluster() {
    need_apt postgresql
    temp=$(mktemp -d)
    trap 'script/postgres stop "$temp/pg" || true; rm -rf "$temp"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    # The cluster belongs to another user, who has to reach it.
    chmod 711 "$temp"
    postgres=$(script/postgres start "$temp/pg")
}

# warn_if_busy: other work on the machine makes figures restless; the ratios stand it better than the rest.
warn_if_busy() {
    local load
    read -r load _ </proc/loadavg
    if ! version_at_least 0.8 "$load"; then say "note: this machine is not quiet (load $load)"; fi
}

# measure NAME FLAG…: runs a measurement of the tool.
measure() {
    local name=$1
    shift
    "$(target_dir)/release/bench" "$name" --program "$(target_dir)/release/eenloket" --temp "$temp" --cluster "$temp/pg" \
        --postgres "$postgres" --json "$(target_dir)/bench/$name.json" "$@"
}

# restart_cluster: after a change of its settings.
restart_cluster() {
    script/postgres stop "$temp/pg"
    postgres=$(script/postgres start "$temp/pg")
}
