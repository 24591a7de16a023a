-- What a shopper may be thanked for beside paying: a catalogue, and what happened under it.
CREATE TABLE behaviour (
  code text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{1,40}$'),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  -- order: rules of paid orders give for it; built-in: the shop sees it happen; custom: staff write it down
  kind text NOT NULL CHECK (kind IN ('order', 'built-in', 'custom')),
  -- [{name, labelZh, labelEn, type, required, choices}]; lib/behaviours/schema.ts
  fields jsonb NOT NULL DEFAULT '[]',
  -- the lower number matters more
  priority int NOT NULL CHECK (priority BETWEEN 1 AND 1000),
  weight int NOT NULL DEFAULT 0 CHECK (weight BETWEEN 0 AND 1000),
  -- how often it is expected in a year; null: as often as of late
  expected_per_year int CHECK (expected_per_year > 0),
  -- {kind: never} or {kind: undone, withinDays}
  claw_back jsonb NOT NULL DEFAULT '{"kind": "undone", "withinDays": null}',
  archived_at timestamptz(3),
  created_by uuid REFERENCES account(id),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

-- What happened, once under its key, and what was decided about it. It is never rewritten: it is decided, undone, done again.
CREATE TABLE behaviour_event (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  key text NOT NULL UNIQUE,
  code text NOT NULL REFERENCES behaviour(code),
  account_id uuid NOT NULL REFERENCES account(id),
  payload jsonb NOT NULL DEFAULT '{}',
  -- who wrote it down; null: the shop saw it
  recorded_by uuid REFERENCES account(id),
  happened_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT now(),
  decided_at timestamptz(3),
  given_points bigint NOT NULL DEFAULT 0 CHECK (given_points >= 0),
  taken_back_points bigint NOT NULL DEFAULT 0,
  -- why it gave nothing
  reason text CHECK (reason IN ('no-rule', 'condition', 'times', 'points', 'cool-down', 'total', 'budget', 'undone')),
  rules jsonb NOT NULL DEFAULT '[]',
  undone_at timestamptz(3),
  -- source: what it came from is gone; staff: somebody said that it never was
  undone_by text CHECK (undone_by IN ('source', 'staff')),
  undone_reason text,
  -- how often it was done again after it was undone
  rounds int NOT NULL DEFAULT 0,
  CONSTRAINT behaviour_event_taken_back CHECK (taken_back_points BETWEEN 0 AND given_points),
  CONSTRAINT behaviour_event_says_why CHECK (decided_at IS NULL OR given_points > 0 OR reason IS NOT NULL)
);
CREATE INDEX behaviour_event_waiting_idx ON behaviour_event (recorded_at) WHERE decided_at IS NULL;
CREATE INDEX behaviour_event_account_idx ON behaviour_event (account_id, happened_at DESC);
CREATE INDEX behaviour_event_code_idx ON behaviour_event (code, happened_at DESC);

-- A day of the year, MM-DD: how old somebody is the shop need not know.
ALTER TABLE account ADD COLUMN birthday text CHECK (birthday ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  ADD COLUMN birthday_set_at timestamptz(3);
CREATE INDEX account_birthday_idx ON account (birthday) WHERE birthday IS NOT NULL;

ALTER TABLE posting DROP CONSTRAINT posting_kind,
  -- lib/points/rules.ts has the same list; a test compares them
  ADD CONSTRAINT posting_kind CHECK (kind IN ('order-award', 'behaviour-award', 'release', 'hold', 'hold-release', 'spend', 'spend-return',
    'award-reversal', 'exchange', 'expiry', 'debt-netting', 'manual', 'manual-revert', 'merge', 'merge-revert', 'budget-fund'));

INSERT INTO behaviour (code, name_zh, name_en, kind, fields, priority, weight, claw_back) VALUES
  ('order', '下单', 'An order', 'order', '[]', 1, 0, '{"kind": "undone", "withinDays": null}'),
  ('first-order', '首单', 'A first order', 'order', '[]', 2, 0, '{"kind": "undone", "withinDays": null}'),
  ('sign-up', '注册会员', 'Signing up', 'built-in', '[]', 3, 2, '{"kind": "undone", "withinDays": null}'),
  ('profile-completed', '完善资料', 'Completing the profile', 'built-in', '[]', 4, 1, '{"kind": "undone", "withinDays": null}'),
  ('review', '发表评价', 'Writing a review', 'built-in', '[]', 5, 3, '{"kind": "undone", "withinDays": null}'),
  ('birthday', '生日', 'A birthday', 'built-in', '[]', 6, 2, '{"kind": "never"}');
