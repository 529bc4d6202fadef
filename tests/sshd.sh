#!/usr/bin/env bash
# wengu through a real sshd: open, read, change the window, lose the line.
#
#     tests/sshd.sh [PATH-OF-WENGU]        (default: target/release/wengu)
#
# Needs openssh (client and server), python3 and Linux's /proc. Everything lies in a temporary
# folder: host key, user key, data; sshd listens on the loopback alone, on a port of its own. As
# root, sshd may want /run/sshd, which is made where it is missing. Not part of `cargo test`.
set -euo pipefail
cd "$(dirname "$0")/.."
wengu=$(realpath "${1:-target/release/wengu}")
[ -x "$wengu" ] || { echo "no program at $wengu: cargo build --release"; exit 2; }
sshd=$(command -v sshd || echo /usr/sbin/sshd)
[ -x "$sshd" ] || { echo "openssh-server is not installed"; exit 2; }

folder=$(mktemp -d)
server=
clean_up() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap clean_up EXIT
chmod 700 "$folder"
ssh-keygen -q -t ed25519 -N '' -f "$folder/host"
ssh-keygen -q -t ed25519 -N '' -f "$folder/user"
cp "$folder/user.pub" "$folder/authorized"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$folder/config" <<EOF
Port $port
ListenAddress 127.0.0.1
HostKey $folder/host
AuthorizedKeysFile $folder/authorized
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
AcceptEnv LC_ALL
EOF
[ "$(id -u)" != 0 ] || mkdir -p /run/sshd
"$sshd" -D -e -f "$folder/config" 2>"$folder/log" &
server=$!
python3 tests/sshd.py "$folder" "$port" "$wengu" "$PWD/seeds/keji.zh.txt"
