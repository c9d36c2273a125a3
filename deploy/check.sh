#!/bin/sh
# Reads docker-compose.temporal.yml as Compose does, with settings that mean nothing; starts nothing.
set -eu
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
compose=$(command -v docker-compose) || { echo "deploy/check.sh: no docker-compose found; install it" >&2; exit 69; }
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
cp -R "$root/docker-compose.temporal.yml" "$root/deploy" "$there"
mkdir "$there/env" "$there/secrets"
: >"$there/env/.env.prod"
for secret in master-key payload-keys inwx-password coolify-token smtp-password inwx-2fa notice-webhook kafka-password; do
  : >"$there/secrets/$secret"
done
cd "$there"
TEMPORAL_DB_PASSWORD=one LEDGER_DB_PASSWORD=two "$compose" -f docker-compose.temporal.yml config --quiet
if LEDGER_DB_PASSWORD=two "$compose" -f docker-compose.temporal.yml config --quiet 2>/dev/null; then
  echo "deploy/check.sh: a missing TEMPORAL_DB_PASSWORD is not noticed" >&2
  exit 1
fi
echo "docker-compose.temporal.yml reads well"
