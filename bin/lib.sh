# shellcheck shell=bash
# What the commands in this folder share; sourced, never run.
set -euo pipefail
# shellcheck disable=SC2034 # for those who source this
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
chromium=${KEGUI_CHROMIUM:-/usr/bin/chromium}
export KEGUI_CHROMIUM=$chromium

say() { printf '%s\n' "$*" >&2; }
die() { say "${0##*/}: $*"; exit 1; }

# The folder with initdb and postgres of the newest installed PostgreSQL, 15 or later.
postgres_bin() {
  local newest
  newest=$(find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -name '[0-9]*' -printf '%f\n' 2>/dev/null | sort -n | tail -n 1)
  [[ -n $newest && $newest -ge 15 && -x /usr/lib/postgresql/$newest/bin/initdb ]] && echo "/usr/lib/postgresql/$newest/bin"
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A port below the kernel's ephemeral range on which nobody answers. It may be taken a moment later: whoever uses it checks.
free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); answers "$port"; do :; done
  echo "$port"
}
