-- Of rows that are written often, what never changes with them is judged when it is written and not at each change of something else: by
-- triggers that name their columns (guards.sql, campaign-chains.sql, campaign-draws.sql). What changes with every write stays a CHECK.
ALTER TABLE lot DROP CONSTRAINT lot_state, DROP CONSTRAINT lot_funding, DROP CONSTRAINT lot_release_on, DROP CONSTRAINT lot_waits_for_something,
  DROP CONSTRAINT lot_budget, DROP CONSTRAINT lot_idle_days;
ALTER TABLE points_budget DROP CONSTRAINT points_budget_code_check;
ALTER TABLE draw_chain DROP CONSTRAINT draw_chain_round, DROP CONSTRAINT draw_chain_commitment_check, DROP CONSTRAINT draw_chain_next_commitment_check,
  DROP CONSTRAINT draw_chain_client_seed_check;
-- a draw is written once, and looked over by one trigger that looks for what it names, too
ALTER TABLE draw DROP CONSTRAINT draw_entry, DROP CONSTRAINT draw_mode, DROP CONSTRAINT draw_amounts, DROP CONSTRAINT draw_won;
-- an entry's budget is looked for with its posting; neither is ever deleted
ALTER TABLE entry DROP CONSTRAINT entry_budget_id_fkey;
