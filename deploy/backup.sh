#!/bin/sh
# A copy of everything that is kept, also of an evening that is going on:  backup.sh FOLDER [--with-keys]
#
# Makes FOLDER/werksessie-<moment>, which only its owner can read. What is copied is what WERKSESSIE_STORE and
# WERKSESSIE_SESSIONS say, as for the server, which goes on meanwhile.
#
# Of a folder of files the keys stay behind, unless --with-keys is given: with them, and a phone in hand, the answers
# of an evening that is not sealed can be laid side by side. Where people sign in, their names and passwords are among
# them, so there it is needed. A copy of Redis always holds them. Keep no copy longer than the answers themselves may
# be kept.
set -eu
umask 077

fail() { echo "$1" >&2; exit 2; }

[ $# -ge 1 ] && [ $# -le 2 ] || fail "Gebruik: backup.sh MAP [--with-keys]"
keys=${2:-}
[ -z "$keys" ] || [ "$keys" = --with-keys ] || fail "Gebruik: backup.sh MAP [--with-keys]"
mkdir -p "$1"
copy=$1/werksessie-$(date -u +%Y%m%dT%H%M%SZ)
mkdir "$copy" || fail "Er is al een kopie van deze seconde."
store=${WERKSESSIE_STORE:-sqlite://}

copy_folder() {
    from=${WERKSESSIE_SESSIONS:-sessions}
    [ -d "$from" ] || fail "De map $from is er niet."
    # SQLite's own copying: whole, whatever is written meanwhile.
    "${PYTHON:-python3}" - "$from" "$copy" <<'PYTHON'
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

source, target = map(Path, sys.argv[1:])
for path in sorted([*source.glob("*.db"), *source.glob("administration/*.db")]):
    copy = target / path.relative_to(source)
    copy.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as record:
        with closing(sqlite3.connect(copy)) as copied:
            record.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")
            assert copied.execute("PRAGMA quick_check").fetchone() == ("ok",)
PYTHON
    for record in "$from"/*.db; do
        [ ! -e "$record" ] || touch -r "$record" "$copy/$(basename "$record")"
    done
    [ ! -d "$from/programmes" ] || cp -Rp "$from/programmes" "$copy/"
    if [ -n "$keys" ]; then cp -Rp "$from/.secrets" "$copy/"; fi
}

copy_redis() {
    # A password stays out of the list of processes.
    password=$(printf %s "$store" | sed -n 's#^[a-z]*://[^:@/]*:\([^@]*\)@.*#\1#p')
    [ -z "$password" ] || export REDISCLI_AUTH="$password"
    address=$(printf %s "$store" | sed 's#//[^@/]*@#//#; s#?.*##')
    case $address in
    unix://*) set -- -s "${address#unix://}" ;;
    # What comes after the number of the database is ours.
    *) set -- -u "$(printf %s "$address" | sed 's#^\([a-z]*://[^/]*\).*#\1#')" ;;
    esac
    said=$(redis-cli "$@" --rdb "$copy/werksessie.rdb" 2>&1) && [ -s "$copy/werksessie.rdb" ] || fail "$said"
}

case $store in
sqlite:*) copy_folder ;;
redis://* | rediss://* | unix://*) copy_redis ;;
*) fail "WERKSESSIE_STORE is geen opslag die ik ken." ;;
esac
echo "$copy"
