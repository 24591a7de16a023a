-- The history that the price ladder stands on, as the job counted it last: shops with many shoppers read this. One row, or none.
CREATE TABLE ladder_kept (
  id INT PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  at TIMESTAMPTZ(3) NOT NULL,
  facts JSONB NOT NULL
);
