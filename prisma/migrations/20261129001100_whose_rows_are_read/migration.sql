-- What reads what is left may be told whose rows are to be read.
DROP FUNCTION IF EXISTS purses_now();
DROP FUNCTION IF EXISTS remaining_ends(timestamptz);
DROP FUNCTION IF EXISTS remaining_now();
