-- What staff are told of a campaign under way.

-- What was drawn strays from what was told: written down once, and in the record. It never stops a campaign by itself.
CREATE OR REPLACE FUNCTION campaign_alarm_raise(p_campaign uuid, p_report jsonb, p_p double precision, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaign_alarm (campaign_id, report, p, raised_at) VALUES (p_campaign, p_report, p_p, coalesce(p_at, now())) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO audit_log (at, action, subject, after) VALUES (coalesce(p_at, now()), 'campaign.alarm', 'campaign:' || p_campaign, jsonb_build_object('p', p_p));
  RETURN true;
END $$;
