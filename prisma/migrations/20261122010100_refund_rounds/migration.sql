-- A refund is asked for ever more rarely, and not for ever: when it is due next, and which time over the whole is tried.
ALTER TABLE refund ADD COLUMN due_at timestamptz(3) NOT NULL DEFAULT now(), ADD COLUMN round int NOT NULL DEFAULT 0;
