-- From here on every SQL function stands in prisma/functions, written once, in its present form. This table says which
-- text of them this database has; scripts/lib/functions.mjs keeps it.
CREATE TABLE "repeatable_migration" (
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "functions" TEXT[],
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "repeatable_migration_pkey" PRIMARY KEY ("name")
);
