-- What one piece costs the shop, where it is known: margins are reckoned with it.
ALTER TABLE variant ADD COLUMN cost_minor int CHECK (cost_minor >= 0);
