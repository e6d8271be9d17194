#!/bin/sh
# Puts back a copy that backup.sh made:  restore.sh COPY FOLDER
#
# FOLDER is empty or not there yet: the folder of sessions, or the folder in which redis-server keeps its files (`dir` in
# its settings). No server uses it meanwhile.
set -eu
umask 077

fail() { echo "$1" >&2; exit 2; }

[ $# -eq 2 ] || fail "Gebruik: restore.sh KOPIE MAP"
copy=$1 folder=$2
[ -d "$copy" ] || fail "De kopie $copy is er niet."
mkdir -p "$folder"
[ -z "$(ls -A "$folder")" ] || fail "De map $folder is niet leeg: kies een lege, dan gaat er niets verloren."

restore_redis() {
    cp "$copy/werksessie.rdb" "$folder/dump.rdb"
    # A server that keeps an append-only file starts empty when there is none, whatever else lies there. So another one
    # reads the copy and writes that file.
    set -- --dir "$folder" --port 0 --unixsocket "$folder/restore.sock" --save "" --appendonly no
    redis-server "$@" --daemonize no >"$folder/restore.log" 2>&1 &
    server=$!
    ask() { redis-cli -s "$folder/restore.sock" "$@"; }
    tries=0
    until [ "$(ask ping 2>/dev/null)" = PONG ]; do
        tries=$((tries + 1))
        [ "$tries" -le 600 ] && kill -0 "$server" 2>/dev/null || fail "De kopie is niet te lezen: zie $folder/restore.log"
        sleep 0.1
    done
    ask config set appendonly yes >/dev/null
    until ask info persistence | tr -d '\r' | grep -qx aof_rewrite_in_progress:0 &&
        ask info persistence | tr -d '\r' | grep -qx aof_rewrite_scheduled:0; do
        sleep 0.1
    done
    ask info persistence | tr -d '\r' | grep -qx aof_last_bgrewrite_status:ok || fail "Schrijven in $folder lukt niet."
    ask shutdown nosave >/dev/null 2>&1 || true
    wait "$server" || true
    rm -f "$folder/restore.log" "$folder/restore.sock" "$folder/dump.rdb"
}

if [ -e "$copy/werksessie.rdb" ]; then
    restore_redis
else
    cp -Rp "$copy/." "$folder/"
fi
echo "Teruggezet in $folder. Start nu de server."
