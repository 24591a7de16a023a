-- A statement that writes reads every CHECK of its table out of the catalogue again, letter by letter: a list as one array is a quarter
-- of the same list as an expression for each word. What is allowed is what was allowed before.
ALTER TABLE posting DROP CONSTRAINT posting_kind, DROP CONSTRAINT posting_has_shopper,
  -- lib/points/rules.ts has the same list; a test compares them
  ADD CONSTRAINT posting_kind CHECK (kind = ANY ('{order-award,behaviour-award,campaign-award,release,hold,hold-release,spend,spend-return,award-reversal,exchange,exchange-return,draw,expiry,debt-netting,manual,manual-revert,merge,merge-revert,budget-fund,budget-transfer}'::text[])),
  ADD CONSTRAINT posting_has_shopper CHECK ((account_id IS NULL) = (kind = ANY ('{budget-fund,budget-transfer}'::text[])));
ALTER TABLE entry DROP CONSTRAINT entry_bucket,
  -- a shopper's, a budget's, or the house's
  ADD CONSTRAINT entry_bucket CHECK (bucket = ANY (CASE WHEN account_id IS NOT NULL AND budget_id IS NULL THEN '{available,pending,held,debt}'::text[]
    WHEN account_id IS NOT NULL THEN '{}' WHEN budget_id IS NOT NULL THEN '{budget,granted,allotted}' ELSE '{issued,redeemed,expired,settled,moved}' END));
ALTER TABLE lot DROP CONSTRAINT lot_state, DROP CONSTRAINT lot_funding, DROP CONSTRAINT lot_release_on,
  ADD CONSTRAINT lot_state CHECK (state = ANY ('{pending,active}'::text[])),
  ADD CONSTRAINT lot_funding CHECK (funding = ANY ('{spend,marketing}'::text[])),
  ADD CONSTRAINT lot_release_on CHECK (release_on = ANY ('{delivered,return-window}'::text[]));
ALTER TABLE points_balance DROP CONSTRAINT points_balance_not_negative,
  ADD CONSTRAINT points_balance_not_negative CHECK (least(available_points, pending_points, held_points, debt_points) >= 0);
ALTER TABLE draw DROP CONSTRAINT draw_entry_check, DROP CONSTRAINT draw_entry, DROP CONSTRAINT draw_mode_check, DROP CONSTRAINT draw_mode,
  DROP CONSTRAINT draw_cost_points_check, DROP CONSTRAINT draw_cost_minor_check, DROP CONSTRAINT draw_won_points_check,
  ADD CONSTRAINT draw_entry CHECK (entry = CASE WHEN ticket_id IS NOT NULL THEN 'ticket' WHEN posting_id IS NOT NULL THEN 'points' ELSE 'free' END
    AND (posting_id IS NULL) = (cost_points = 0) AND num_nulls(ticket_id, posting_id) > 0),
  ADD CONSTRAINT draw_mode CHECK (mode = CASE WHEN slot_no IS NULL THEN 'chain' ELSE 'deck' END
    AND num_nonnulls(chain_id, nonce, counter) = CASE WHEN slot_no IS NULL THEN 3 ELSE 0 END),
  ADD CONSTRAINT draw_amounts CHECK (least(cost_points, cost_minor, won_points) >= 0);

-- What a draw names and is never deleted is looked for by a trigger, without a lock (campaign-draws.sql). A foreign key locks it: all who
-- drew at once stood together on the one row of their campaign's version, and every new one of them wrote the list of all anew.
ALTER TABLE draw DROP CONSTRAINT draw_account_id_fkey, DROP CONSTRAINT draw_posting_id_fkey, DROP CONSTRAINT draw_award_posting_id_fkey,
  DROP CONSTRAINT draw_chain_id_fkey, DROP CONSTRAINT draw_campaign_id_version_fkey, DROP CONSTRAINT draw_campaign_id_shard_fkey;

-- In how many parts its budget lies; from the launch on it stays.
ALTER TABLE campaign ADD COLUMN parts smallint NOT NULL DEFAULT 0;
UPDATE campaign c SET parts = (SELECT count(*) FROM campaign_shard s WHERE s.campaign_id = c.id);
