set -e
export DATABASE_URL=$(cat .data/url) PRISMA_HIDE_UPDATE_MESSAGE=1 CHECKPOINT_DISABLE=1 PRISMA_SCHEMA_ENGINE_BINARY=$PWD/.tmp-engine.mjs
D=prisma/migrations
(echo 'CREATE EXTENSION IF NOT EXISTS pg_trgm;'; echo; node node_modules/prisma/build/index.js migrate diff --from-empty --to-schema prisma/schema.prisma --script 2>/dev/null) > $D/20261121000000_tables/migration.sql
node node_modules/prisma/build/index.js generate >/dev/null 2>&1
psql -X -q "$DATABASE_URL" -c 'drop schema public cascade; create schema public' 2>/dev/null
for f in $D/*/migration.sql; do echo "== $f"; psql -X -q "$DATABASE_URL" -v ON_ERROR_STOP=1 -1 -f $f 2>&1 | grep -v NOTICE| head -5; done
psql -X "$DATABASE_URL" -c 'select * from invariant_report() where violations>0'
