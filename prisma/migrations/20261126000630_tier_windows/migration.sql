-- Tiers count by a rolling window or by the calendar's year, and a level that is lost may be kept for some days: terms say {window, graceDays}
-- beside windowMonths; without them the window rolls and nothing is kept. What was asked by months alone is asked by the terms.
DROP FUNCTION IF EXISTS tier_spend(uuid, int, timestamptz);
DROP FUNCTION IF EXISTS tier_leaves_on(timestamptz, int);
