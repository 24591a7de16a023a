// M01 to M21 as they apply (docs/torture.md says which do not): one guard taken out of the source each, and the one test
// that must turn red.

export type Mutant = {
  id: string
  without: string
  patches: { file: string; was: string; becomes: string }[]
  test: { file: string; name: string }
}

const settle = 'lib/orders/settle-session.test.ts'
const ledgerRaces = 'lib/points/ledger.race.test.ts'
const orderRaces = 'lib/checkout/place-order.race.test.ts'
const races = 'scripts/torture/races.test.ts'
const hooks = 'scripts/torture/webhooks.test.ts'
const tables = 'prisma/migrations/20261121000000_tables/migration.sql'
const laws = 'prisma/migrations/20261121000100_laws/migration.sql'
const partly = 'prisma/migrations/20261122020000_partial_refunds/migration.sql'
const sql = (name: string) => `prisma/functions/${name}.sql`

export const mutants: readonly Mutant[] = [
  {
    id: 'M01',
    without: 'the limit of a coupon where it is counted',
    patches: [
      { file: sql('coupons'), was: 'AND (usage_limit IS NULL OR used_count < usage_limit)', becomes: '' },
      { file: laws, was: 'AND (usage_limit IS NULL OR used_count <= usage_limit)', becomes: '' },
    ],
    test: { file: orderRaces, name: 'uses a one-use coupon once among thirty-two' },
  },
  {
    id: 'M02',
    without: 'the condition on stock in the statement that takes it (read first, then written)',
    patches: [
      {
        file: sql('stock'),
        was: 'AND on_hand - reserved >= r.quantity',
        becomes: 'AND (SELECT w.on_hand - w.reserved FROM variant w WHERE w.id = r.variant_id) >= r.quantity',
      },
      { file: laws, was: 'AND reserved >= 0 AND reserved <= on_hand', becomes: '' },
    ],
    test: { file: races, name: 'at once R2 ' },
  },
  {
    id: 'M03',
    without: 'the knowledge of a payment that was counted before',
    patches: [
      {
        file: sql('order-payment'),
        was: 'WHERE provider_payment_id = p_payment;',
        becomes: 'WHERE provider_payment_id = p_payment AND false;',
      },
      {
        file: tables,
        was: 'CREATE UNIQUE INDEX "payment_provider_payment_id_key" ON',
        becomes: 'CREATE INDEX "payment_provider_payment_id_key" ON',
      },
      {
        file: laws,
        was: "CREATE UNIQUE INDEX payment_one_captured ON payment (order_id, (CASE WHEN state <> 'captured' THEN provider_payment_id END)) NULLS NOT DISTINCT;",
        becomes: '',
      },
    ],
    test: { file: hooks, name: 'F10 fifty at once have one effect' },
  },
  {
    id: 'M04',
    without: 'the lock on the shopper',
    patches: [
      {
        file: sql('ledger-posting'),
        was: 'WHERE account_id = p_account FOR UPDATE;',
        becomes: 'WHERE account_id = p_account;',
      },
    ],
    test: { file: ledgerRaces, name: '16 spends that all fit' },
  },
  {
    id: 'M05',
    without: 'the record of a key beside its effect',
    patches: [
      {
        file: sql('ledger-posting'),
        was: 'SELECT input_hash INTO v_known FROM posting WHERE key = p_key;',
        becomes: 'SELECT input_hash INTO v_known FROM posting WHERE false;',
      },
      { file: tables, was: 'CREATE UNIQUE INDEX "posting_key_key"', becomes: 'CREATE INDEX "posting_key_key"' },
    ],
    test: { file: ledgerRaces, name: 'a spend under one key by 32' },
  },
  {
    id: 'M06',
    without: 'the 500 for a message that could not be taken in',
    patches: [{ file: 'lib/gate/webhook.ts', was: 'status: 500', becomes: 'status: 200' }],
    test: { file: hooks, name: 'for an order that is not committed yet' },
  },
  {
    id: 'M07',
    without: 'the order in which lots are spent',
    patches: [{ file: sql('ledger-lots'), was: 'ORDER BY expires_at, id', becomes: 'ORDER BY id' }],
    test: { file: 'docs/ledger.test.ts', name: 'What ends first is spent first' },
  },
  {
    id: 'M08',
    without: "the database's clock for a last day",
    patches: [
      {
        file: 'lib/points/expire-due-points.ts',
        was: 'expireDue(ctx.on, ctx.at, BATCH)',
        becomes: 'expireDue(ctx.on, ctx.at ?? new Date(), BATCH)',
      },
    ],
    test: { file: 'scripts/torture/faults.test.ts', name: 'F17 a last day' },
  },
  {
    id: 'M09',
    without: 'the return of held points when an order is called off',
    patches: [
      {
        file: sql('orders'),
        was: `IF o.spent_points > 0 THEN PERFORM points_hold_release('order:' || o.id || ':hold', v_at); END IF;`,
        becomes: '',
      },
    ],
    test: { file: settle, name: 'releases what an expired one held' },
  },
  {
    id: 'M10',
    without: 'the lock under which refunds are counted',
    patches: [
      {
        file: sql('order-refund'),
        was: `WHERE id = (p->>'orderId')::uuid FOR UPDATE;`,
        becomes: `WHERE id = (p->>'orderId')::uuid;`,
      },
      { file: partly, was: 'CREATE UNIQUE INDEX refund_no ON refund', becomes: 'CREATE INDEX refund_no ON refund' },
      { file: partly, was: 'refunded_minor BETWEEN 0 AND total_minor AND', becomes: '' },
      { file: partly, was: 'AND refunded_net_minor BETWEEN 0 AND net_minor', becomes: '' },
    ],
    test: { file: races, name: 'at once R5 ' },
  },
  {
    id: 'M11',
    without: 'the wait for the money before anything is earned',
    patches: [
      {
        file: 'lib/orders/settle-session.ts',
        was: `if (session.paymentStatus === 'paid' && session.paymentId) return paid(ctx, session, session.paymentId, eventId)`,
        becomes: `if (session.status !== 'expired') return paid(ctx, session, session.paymentId ?? session.sessionId, eventId)`,
      },
    ],
    test: { file: settle, name: 'leaves an open session open' },
  },
  {
    id: 'M15',
    without: 'the comparison of what was paid with what was asked',
    patches: [
      {
        file: sql('order-payment'),
        was: 'IF p_amount <> o.total_minor OR upper(p_currency) <> o.currency THEN',
        becomes: 'IF false THEN',
      },
    ],
    test: { file: settle, name: 'refuses to pay an order with another amount' },
  },
  {
    id: 'M16',
    without: 'the reconciler',
    patches: [
      {
        file: 'lib/orders/reconcile-payments.ts',
        was: 'for (const order of waiting) if (await decide(ctx, order)) decided += 1',
        becomes: 'void decide',
      },
    ],
    test: { file: settle, name: 'finds a payment whose every message was lost' },
  },
  {
    id: 'M17',
    without: 'the letter in the transaction of the payment (written after it)',
    patches: [
      {
        file: sql('order-payment'),
        was: `INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
  VALUES ('order:' || o.id || ':paid', o.email, o.locale, 'order-paid', jsonb_build_object('orderId', o.id), p_at);`,
        becomes: '',
      },
      {
        file: 'lib/orders/settle-session.ts',
        was: `  const { outcome, refundId } = settled.value`,
        becomes: `  const { outcome, refundId } = settled.value
  if (outcome === 'settled')
    await ctx.on.query(
      "insert into mail_outbox (key, recipient, locale, template, params) select 'order:' || id || ':paid', email, locale, 'order-paid', jsonb_build_object('orderId', id) from shop_order where id = $1 on conflict do nothing",
      [orderId],
    )`,
      },
    ],
    test: { file: 'scripts/torture/crashes.test.ts', name: 'K1 webhook' },
  },
  {
    id: 'M18',
    without: 'the second look at a lot under its lock',
    patches: [
      {
        file: sql('ledger-lots'),
        was: `l.state <> 'pending' OR l.remaining_points = 0 OR `,
        becomes: '',
      },
      { file: sql('ledger-lots'), was: `'lot:' || l.id || ':release'`, becomes: 'gen_random_uuid()::text' },
    ],
    test: { file: ledgerRaces, name: 'the release job run by eight workers' },
  },
  {
    id: 'M19',
    without: 'the epoch that ends every session at once',
    patches: [{ file: 'lib/gate/request.ts', was: 'and session_epoch = $2', becomes: 'and $2::int is not null' }],
    test: { file: 'lib/gate/find-actor.test.ts', name: 'R19 a session of before' },
  },
  {
    id: 'M20',
    without: 'the role as the database has it now',
    patches: [
      {
        file: 'lib/gate/request.ts',
        was: 'staffRole: found.staff_role }',
        becomes: `staffRole: found.staff_role ?? 'owner' }`,
      },
    ],
    test: { file: 'lib/gate/find-actor.test.ts', name: 'R14 a role that was taken away' },
  },
  {
    id: 'M21',
    without: 'the owner in the reading of one order',
    patches: [
      {
        file: 'lib/orders/queries.ts',
        was: 'if (found.accountId !== null && found.accountId === ctx.actor?.id) return ok(found)',
        becomes: 'if (found.accountId !== null) return ok(found)',
      },
    ],
    test: { file: 'lib/checkout/place-order.test.ts', name: 'goes back to the cart when the shopper cancels it' },
  },
]
