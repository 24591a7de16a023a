-- Who works here and who was merged into another are few: looked up without reading all accounts.
CREATE INDEX account_staff_idx ON account (id) WHERE staff_role IS NOT NULL;
CREATE INDEX account_merged_idx ON account (id) WHERE merged_into IS NOT NULL;
