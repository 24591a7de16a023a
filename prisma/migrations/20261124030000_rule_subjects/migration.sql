-- Versions of rules from before ids name goods by slug, and a version never changes. What each slug meant is looked up
-- once, here, so that renaming a product or a collection breaks no rule.
CREATE TABLE earning_rule_subject (
  kind text NOT NULL CHECK (kind IN ('products', 'collections')),
  slug text NOT NULL,
  subject_id uuid NOT NULL,
  PRIMARY KEY (kind, slug)
);
INSERT INTO earning_rule_subject (kind, slug, subject_id)
SELECT DISTINCT c->>'kind', s.slug, g.id
FROM earning_rule_version v
CROSS JOIN LATERAL jsonb_array_elements(v.definition->'conditions') c
CROSS JOIN LATERAL jsonb_array_elements_text(c->'slugs') s(slug)
JOIN LATERAL (
  SELECT id FROM product WHERE c->>'kind' = 'products' AND product.slug = s.slug
  UNION ALL SELECT id FROM collection WHERE c->>'kind' = 'collections' AND collection.slug = s.slug) g ON true
WHERE c->>'kind' IN ('products', 'collections');
