-- Who asked for their account to be erased, by when it is done, and what was. The row stays: it names nobody any more.
ALTER TABLE "account" ADD COLUMN "erased_at" TIMESTAMPTZ(3);
CREATE TABLE "erasure" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "asked_by" UUID NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "trouble" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" UUID,
    "done_at" TIMESTAMPTZ(3),
    "done" JSONB,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);
ALTER TABLE erasure
  ADD CONSTRAINT erasure_account FOREIGN KEY (account_id) REFERENCES account(id),
  ADD CONSTRAINT erasure_ends_once CHECK (withdrawn_at IS NULL OR done_at IS NULL);
CREATE UNIQUE INDEX "erasure_open" ON "erasure"("account_id") WHERE withdrawn_at IS NULL;
CREATE INDEX "erasure_due_idx" ON "erasure"("due_at") WHERE withdrawn_at IS NULL AND done_at IS NULL;
