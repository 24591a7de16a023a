-- Who ordered on a day is noted before the day is over, up to this moment; null: of closed days alone.
ALTER TABLE fold ADD ordered_at TIMESTAMPTZ(3);
DROP FUNCTION IF EXISTS order_presence(date, date);
-- its columns stand in the table
DROP FUNCTION IF EXISTS order_flow(date, date);
