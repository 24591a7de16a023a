-- Pages that somebody passes on: who opened them by whose link, and who read them to the end.
CREATE TABLE radar_link (
  id uuid PRIMARY KEY,
  title_zh text NOT NULL CHECK (length(title_zh) BETWEEN 1 AND 60),
  title_en text NOT NULL CHECK (length(title_en) BETWEEN 1 AND 60),
  body_zh text NOT NULL CHECK (length(body_zh) BETWEEN 1 AND 5000),
  body_en text NOT NULL CHECK (length(body_en) BETWEEN 1 AND 5000),
  -- a place in this shop, without its language
  target text NOT NULL CHECK (length(target) <= 200 AND target ~ '^/[a-z]'),
  dwell_seconds int NOT NULL CHECK (dwell_seconds BETWEEN 5 AND 600),
  created_by uuid NOT NULL REFERENCES account(id),
  created_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3)
);

-- Everybody who passes a page on has a code of their own for it.
CREATE TABLE radar_share (
  code text PRIMARY KEY,
  link_id uuid NOT NULL REFERENCES radar_link(id),
  sharer_id uuid NOT NULL REFERENCES account(id),
  created_at timestamptz(3) NOT NULL,
  UNIQUE (link_id, sharer_id)
);
CREATE TRIGGER radar_share_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON radar_share FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Somebody at the page of a code: a member once, a browser of nobody once.
CREATE TABLE radar_visit (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL REFERENCES radar_share(code),
  visitor_hash bytea,
  account_id uuid REFERENCES account(id),
  opened_at timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  CONSTRAINT radar_visit_whose CHECK (account_id IS NOT NULL OR visitor_hash IS NOT NULL),
  CONSTRAINT radar_visit_order CHECK (read_at > opened_at)
);
CREATE UNIQUE INDEX radar_visit_member ON radar_visit (code, account_id) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX radar_visit_guest ON radar_visit (code, visitor_hash) WHERE account_id IS NULL;
CREATE INDEX radar_visit_account_idx ON radar_visit (account_id) WHERE account_id IS NOT NULL;

INSERT INTO behaviour (code, name_zh, name_en, kind, fields, priority, weight, claw_back)
VALUES ('content-read', '读完内容', 'Reading to the end', 'built-in', '[]', 7, 1, '{"kind": "never"}');
