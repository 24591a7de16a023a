-- Each draw changes its chain: with room beside it on its page no index is touched.
ALTER TABLE draw_chain SET (fillfactor = 60);
