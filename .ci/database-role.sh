#!/bin/sh
# Run once by the PostgreSQL image of compose.yaml when it makes an empty database: Waymark gets an account of its own, which
# owns Waymark's database and can do nothing else. The account of the image stays with whoever looks after PostgreSQL.
set -eu
psql --username "$POSTGRES_USER" --dbname postgres --no-psqlrc --set ON_ERROR_STOP=1 \
  --set password="$(cat /run/secrets/database-password)" <<'SQL'
CREATE ROLE waymark LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'password';
CREATE DATABASE waymark OWNER waymark;
REVOKE ALL ON DATABASE waymark FROM PUBLIC;
SQL
