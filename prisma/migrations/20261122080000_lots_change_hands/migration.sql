-- A merge of two accounts hands lots over: whose they are may change, by a merge alone (lot_changes_hands, account-merge.sql).
DROP TRIGGER lot_issue_stays ON lot;
CREATE TRIGGER lot_issue_stays BEFORE UPDATE OF id, posting_id, source, original_points, funding, terms_version OR DELETE OR TRUNCATE
  ON lot FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE INDEX account_merge_item_lot_idx ON account_merge_item (item) WHERE kind = 'lot';
