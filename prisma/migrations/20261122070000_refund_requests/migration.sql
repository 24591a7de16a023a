-- A shopper asks for money back; the shop says yes, which is the refund, or no, with a reason.
CREATE TYPE refund_request_state AS ENUM ('requested', 'approved', 'declined', 'withdrawn');
CREATE TABLE refund_request (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  order_id uuid NOT NULL REFERENCES shop_order(id),
  request_key text NOT NULL UNIQUE,
  scope jsonb NOT NULL,
  reason text NOT NULL,
  shown jsonb NOT NULL,
  shortfall shortfall_policy NOT NULL,
  state refund_request_state NOT NULL DEFAULT 'requested',
  created_at timestamptz(3) NOT NULL,
  decided_by uuid REFERENCES account(id),
  decided_at timestamptz(3),
  note text NOT NULL DEFAULT '',
  refund_id uuid REFERENCES refund(id),
  CONSTRAINT refund_request_decided CHECK ((state = 'requested') = (decided_at IS NULL)
    AND (state = 'approved') = (refund_id IS NOT NULL) AND (state <> 'declined' OR (note <> '' AND decided_by IS NOT NULL)))
);
CREATE UNIQUE INDEX refund_request_open ON refund_request (order_id) WHERE state = 'requested';
CREATE INDEX refund_request_order_idx ON refund_request (order_id);
-- what went back on which days
CREATE INDEX refund_created_idx ON refund (created_at) WHERE no IS NOT NULL;
