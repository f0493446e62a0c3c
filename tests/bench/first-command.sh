#!/bin/bash
# Times the first command from a fresh clone, part by part, and the second start after it; fails above the limits.
#
#     bash tests/bench/first-command.sh [REPOSITORY]
#
# Package caches are as they are; nothing is left behind. One JSON line a figure, in seconds, beside its limit.
set -euo pipefail
repository=$(realpath "${1:-$(dirname "$0")/../..}")
scratch=$(mktemp -d)
runner=""
stop() {
  if [ -n "$runner" ] && kill -0 "$runner" 2>/dev/null; then
    kill -TERM "$runner"
    wait "$runner" || true
  fi
  runner=""
}
trap 'stop; rm -rf "$scratch"' EXIT
failed=0
now() { date +%s.%N; }
say() { # name, from, to, limit (empty: none)
  local took
  took=$(echo "$3 $2" | awk '{printf "%.1f", $1 - $2}')
  echo "{\"figure\": \"$1\", \"seconds\": $took, \"limit\": ${4:-null}}"
  if [ -n "${4:-}" ] && awk -v took="$took" -v limit="$4" 'BEGIN {exit !(took > limit)}'; then failed=1; fi
}

# When a line that begins with the words first appears in what the runner says.
started_at() { grep -m1 -- "^[0-9.]* $1" "$scratch/$2" | cut -d' ' -f1; }
run() { # file of what it says
  (
    cd "$scratch/clone"
    exec dotnet run --no-build --project infra/local -- --api-port 0 --site-port 0
  ) > >(while IFS= read -r line; do echo "$(now) $line"; done > "$scratch/$1") 2>&1 &
  runner=$!
  until grep -q " Ctrl-C" "$scratch/$1" 2>/dev/null; do
    kill -0 "$runner" || { cat "$scratch/$1"; exit 1; }
    sleep 0.2
  done
}

begin=$(now)
git clone -q "$repository" "$scratch/clone"
cd "$scratch/clone"
cloned=$(now)
dotnet restore infra/local >/dev/null
restored=$(now)
dotnet build --no-restore infra/local >/dev/null
built=$(now)
run first
ready=$(now)
say restore "$cloned" "$restored"
say build "$restored" "$built"
say start "$built" "$(started_at "Déclaration des organisations" first)"
say load "$(started_at "Déclaration des organisations" first)" "$(started_at "Calcul des indicateurs" first)" 60
say refresh "$(started_at "Calcul des indicateurs" first)" "$(started_at "Publication du site" first)"
say release "$(started_at "Publication du site" first)" "$ready"
say first-command "$begin" "$ready" 300
stop
again=$(now)
run second
say second-start "$again" "$(now)" 15
stop
exit $failed
