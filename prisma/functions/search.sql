-- Products whose words look like what was typed: "labtop" finds "laptop". The threshold is the function's own, so that
-- the trigram index answers and no session has to be set up.
CREATE OR REPLACE FUNCTION product_lookalikes(p_text text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE
SET pg_trgm.word_similarity_threshold = 0.4 AS $$
BEGIN
  RETURN QUERY SELECT id FROM product WHERE p_text <% search_text AND status = 'active'
    ORDER BY word_similarity(p_text, search_text) DESC, id LIMIT 50;
END $$;
