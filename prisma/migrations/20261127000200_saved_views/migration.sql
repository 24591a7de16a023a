-- A page of the desk as somebody likes to see it: its parameters under a name, for oneself or for everybody who may see the page.
CREATE TABLE saved_view (
  id uuid PRIMARY KEY,
  page text NOT NULL CHECK (page IN ('orders', 'shoppers', 'products', 'coupons', 'rewards', 'claims', 'journal', 'audit', 'campaigns',
    'overview', 'points', 'costs', 'reward-figures', 'effect')),
  owner_id uuid NOT NULL REFERENCES account(id),
  name text NOT NULL CHECK (name = btrim(name) AND char_length(name) BETWEEN 1 AND 60),
  -- as the page's own address says them; what goes without saying is left out
  params jsonb NOT NULL CHECK (jsonb_typeof(params) = 'object' AND params <> '{}' AND pg_column_size(params) <= 4000),
  is_shared boolean NOT NULL,
  created_at timestamptz(3) NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  -- deleted, and can be taken back for a while
  dropped_at timestamptz(3)
);
CREATE UNIQUE INDEX saved_view_name_idx ON saved_view (owner_id, page, lower(name)) WHERE dropped_at IS NULL;
CREATE INDEX saved_view_shared_idx ON saved_view (page) WHERE is_shared AND dropped_at IS NULL;
