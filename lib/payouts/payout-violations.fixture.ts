type Planted<S> = [id: string, what: string, plant: () => S[]]

/** A payout out of nowhere for every claim there is. */
const payout = (kind: string, state: string, more = {}) => {
  const columns = {
    kind: `'${kind}'`,
    state: `'${state}'`,
    source: `'claim:' || c.id`,
    paid_for: `'claim:' || c.id`,
    account_id: 'c.account_id',
    recipient: `'x'`,
    amount_minor: '100',
    withheld_minor: '0',
    tax_class: `'discount'`,
    request_key: 'c.request_key',
    asked_at: 'now()',
    tries: '1',
    paid_at: state === 'paid' ? 'now()' : 'null',
    provider_id: state === 'paid' ? `'x' || c.id` : 'null',
    ...more,
  }
  return `insert into payout (${Object.keys(columns).join(', ')}) select ${Object.values(columns).join(', ')} from claim c`
}

/** What would be wrong with money that is sent, planted one by one; `sql` makes statements of a text. */
export const payoutViolations = <S>(sql: (text: string) => S[]): Planted<S>[] => [
  ['I74', 'a red packet that nobody pays', () => sql(`update claim set kind = 'red-packet'`)],
  ['I74', 'a red packet out of nowhere', () => sql(payout('red-packet', 'paid'))],
  [
    'I75',
    'a cashback card that was used for nothing',
    () => sql(`update claim set kind = 'cashback-card', state = 'used'`),
  ],
  ['I75', 'cash back for no order', () => sql(payout('cashback-card', 'asked'))],
  ['I76', 'money that went out before it was written down', () => sql(payout('draw', 'paid', { tries: '0' }))],
  ['I76', 'a tax that was not kept back', () => sql(payout('draw', 'asked', { tax_class: `'incidental'` }))],
  ['I77', 'cash back that nobody agreed to', () => sql(payout('cashback-card', 'paid'))],
]
