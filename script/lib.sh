# What every script shares. Use: `source "$(dirname "$0")/lib.sh"`. It moves to the root of the repository.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
# Where Debian keeps runuser and the like.
PATH=$PATH:/usr/sbin:/sbin

# Stricter about Cargo.lock where nobody can commit the difference.
cargo_flags=()
if [ -n "${CI:-}" ]; then cargo_flags=(--locked); fi

say() { printf '%s\n' "$*" >&2; }
die() { say "script/$(basename "$0"): $*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# usage: prints the comment at the head of the calling script and stops.
usage() {
    sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
    exit "${1:-0}"
}

# target_dir: where cargo puts what it builds.
target_dir() { printf '%s\n' "${CARGO_TARGET_DIR:-$root/target}"; }

# build_program: builds the program. The whole workspace, because `-p` chooses other features and so builds
# the dependencies a second time.
build_program() { cargo build --workspace --bins "${cargo_flags[@]}"; }

# program: path of the built program.
program() { printf '%s/debug/eenloket\n' "$(target_dir)"; }

# as_root COMMAND…: runs it as root, or fails when that cannot be done without asking for a password.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif have sudo && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

apt_updated=
apt_try() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 --no-install-recommends install "$@" </dev/null >&2; }

# need_apt PACKAGE…: installs the Debian packages that are missing, or says what to install.
# The package lists are refreshed at most once in a script, and only when the first try fails.
need_apt() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
    done
    if [ ${#missing[@]} = 0 ]; then return 0; fi
    have apt-get || die "please install: ${missing[*]} (these are the Debian names)"
    as_root true || die "please install as root: apt-get install --no-install-recommends ${missing[*]}"
    say "installing ${missing[*]}"
    if apt_try "${missing[@]}"; then return 0; fi
    if [ -z "$apt_updated" ]; then
        apt_updated=yes
        as_root apt-get -q update </dev/null >&2 || say "the package lists could not be refreshed; going on with the old ones"
        if apt_try "${missing[@]}"; then return 0; fi
    fi
    die "could not install: ${missing[*]}"
}

# version_at_least HAVE WANT
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# A folder for hundreds of databases that come and go: in memory where there is enough of it. On a disk the file system spends
# more time on finding a place for their files than PostgreSQL does on the tests.
room_for_databases() {
    local free=0 memory
    if [ "$(stat -f -c %T /dev/shm 2>/dev/null)" = tmpfs ]; then
        free=$(df --output=avail -k /dev/shm | tail -n 1)
        memory=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo)
        if [ "$memory" -lt "$free" ]; then free=$memory; fi
    fi
    if [ "$free" -gt 4000000 ]; then echo /dev/shm; else echo "${TMPDIR:-/tmp}"; fi
}
