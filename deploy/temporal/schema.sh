#!/bin/sh
# Creates and updates Temporal's two databases; safe to repeat, also after an update of the image.
set -eu

in_database() {
  temporal-sql-tool --plugin postgres12 --ep "$POSTGRES_SEEDS" -p "$DB_PORT" -u "$POSTGRES_USER" --db "$@"
}

# A database that has no schema version yet is new.
prepare() {
  database=$1
  versions=$2
  in_database "$database" create
  in_database "$database" update-schema -d "$versions" 2>/dev/null && return
  in_database "$database" setup-schema -v 0.0
  in_database "$database" update-schema -d "$versions"
}

schema=/etc/temporal/schema/postgresql/v12
prepare temporal "$schema/temporal/versioned"
prepare temporal_visibility "$schema/visibility/versioned"
