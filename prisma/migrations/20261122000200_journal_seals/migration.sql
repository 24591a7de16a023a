-- The journal under seals: each covers some postings in a row and the seal before it, so that a line changed later, by
-- whoever may switch triggers off, no longer agrees with what was sealed.
CREATE TABLE "journal_seal" (
    "id" BIGINT NOT NULL,
    "first_posting" BIGINT NOT NULL,
    "last_posting" BIGINT NOT NULL,
    "postings" INTEGER NOT NULL,
    "marks" BYTEA NOT NULL,
    "previous" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_seal_pkey" PRIMARY KEY ("id")
);
ALTER TABLE journal_seal
  ADD CONSTRAINT journal_seal_range CHECK (postings > 0 AND first_posting <= last_posting AND octet_length(marks) = 12 * postings);
CREATE TRIGGER journal_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_seal
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- What a lot was issued with is part of the seal and never changes; what is left of it, its state and its days may.
CREATE TRIGGER lot_issue_stays BEFORE UPDATE OF id, account_id, posting_id, source, original_points, funding, terms_version OR DELETE OR TRUNCATE
  ON lot FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
