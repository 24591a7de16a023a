-- One statement, the database's clock: exactly p_max calls pass in a window however many ask at once.
CREATE OR REPLACE FUNCTION take_rate_limit(p_key text, p_max int, p_window_seconds int) RETURNS boolean LANGUAGE sql AS $$
  INSERT INTO rate_limit AS r (key, window_start, taken) VALUES (p_key, now(), 1)
  ON CONFLICT (key) DO UPDATE SET
    taken = CASE WHEN r.window_start <= now() - make_interval(secs => p_window_seconds) THEN 1 ELSE r.taken + 1 END,
    window_start = CASE WHEN r.window_start <= now() - make_interval(secs => p_window_seconds) THEN now() ELSE r.window_start END
  RETURNING taken <= p_max
$$;
