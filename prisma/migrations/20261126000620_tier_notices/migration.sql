-- A tier that will be lost is told of, as points that end are.
ALTER TABLE notice
  DROP CONSTRAINT notice_kind_check,
  ADD CONSTRAINT notice_kind_check CHECK (kind IN ('points-expiring', 'claim-ending', 'wish-in-reach', 'tier-ending')),
  DROP CONSTRAINT notice_subject,
  ADD CONSTRAINT notice_subject CHECK ((kind IN ('points-expiring', 'tier-ending')) = (subject_id IS NULL));
