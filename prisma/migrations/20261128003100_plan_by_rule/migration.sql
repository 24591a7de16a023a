-- A year's plan may say what each rule is to give of it, by the rule's id; 'rest': campaigns and what is given by hand. Empty: by budgets alone.
ALTER TABLE programme_plan ADD COLUMN rule_weights jsonb NOT NULL DEFAULT '{}';
