-- The record of deeds under seals, as the journal is: a deed changed, taken out or put in later, by whoever may switch triggers off, no
-- longer agrees with what was sealed.
CREATE TABLE "audit_seal" (
    "id" BIGINT NOT NULL,
    "first_deed" BIGINT NOT NULL,
    "last_deed" BIGINT NOT NULL,
    "deeds" INTEGER NOT NULL,
    "marks" BYTEA NOT NULL,
    "previous" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("id")
);
ALTER TABLE audit_seal
  ADD CONSTRAINT audit_seal_range CHECK (deeds > 0 AND first_deed <= last_deed AND octet_length(marks) = 12 * deeds);
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
