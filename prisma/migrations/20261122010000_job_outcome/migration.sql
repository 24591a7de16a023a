-- What a job did is a code with its numbers, worded where it is read. What stood here were English sentences of the
-- last run; each job writes anew at its next.
ALTER TABLE job_run DROP COLUMN outcome;
ALTER TABLE job_run ADD COLUMN outcome jsonb NOT NULL DEFAULT '{}';
