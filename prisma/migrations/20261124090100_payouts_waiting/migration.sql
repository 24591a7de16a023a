-- The few that wait for a person are counted on every page of the desk, and never looked for among those that are over.
CREATE INDEX payout_waiting_idx ON payout (state) WHERE state IN ('asked', 'failed');
CREATE INDEX payout_overpaid_idx ON payout (no DESC) WHERE overpaid_minor > 0;
CREATE INDEX payout_paid_idx ON payout (paid_at) WHERE state = 'paid';
