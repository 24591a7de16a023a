// Every way we know to write an SQL function where it does not belong.
import type { Files } from './source'

/** A law in words, what breaks it, and what tidy must say. */
export const plantedSql: [law: string, changes: Files, complaint: RegExp][] = [
  [
    'new migrations make no functions',
    {
      'prisma/migrations/20261122000000_more/migration.sql':
        'ALTER TABLE a ADD b int;\ncreate or replace function points_more() RETURNS int AS $$ $$;',
    },
    /makes points_more: functions are written in prisma\/functions/,
  ],
  [
    'functions can be replaced',
    { 'prisma/functions/cart.sql': 'CREATE FUNCTION cart_of() RETURNS int AS $$ $$;' },
    /cart_of is CREATE OR REPLACE/,
  ],
  [
    'a function is written once',
    { 'prisma/functions/zebra.sql': 'CREATE OR REPLACE FUNCTION points_lock() RETURNS int AS $$ $$;' },
    /points_lock is written in prisma\/functions\/ledger\.sql already/,
  ],
]
