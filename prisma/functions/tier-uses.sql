-- What goes by tiers now: rules in force, with the tiers that they are for and what they give for an order; rewards that are shown; campaigns that are on.
CREATE OR REPLACE FUNCTION tier_uses(p_at timestamptz) RETURNS TABLE (kind text, title_zh text, title_en text, tiers jsonb, reward jsonb) LANGUAGE sql STABLE AS $$
  SELECT 'rule', r->>'nameZh', r->>'nameEn', c->'tiers', CASE WHEN r #>> '{trigger,kind}' = 'order-paid' THEN r->'reward' END
    FROM jsonb_array_elements(coalesce(earning_live(p_at)->'rules', '[]')) r, jsonb_array_elements(r->'conditions') c WHERE c->>'kind' = 'tier'
  UNION ALL SELECT 'reward', w.title_zh, w.title_en, NULL, NULL FROM reward w WHERE w.state <> 'archived' AND (w.min_tier IS NOT NULL OR w.early_tier IS NOT NULL)
$$;
