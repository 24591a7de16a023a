type Statements<S> = () => S[]

const id = (last: string) => `'00000000-0000-4000-8000-0000000000${last}'`
const [campaign, budget, reward, ticket] = ['f1', 'f2', 'f3', 'f4'].map(id)

/** A launched campaign with one part that was granted 100 points and ¥1; `columns` say what is wrong with it. */
const planted = (columns: Record<string, string> = {}, part: Record<string, string> = {}, version = '1') => {
  const row: Record<string, string | undefined> = {
    id: campaign,
    slug: `'planted'`,
    kind: `'lottery'`,
    state: `'live'`,
    version: '1',
    starts_at: `'2039-01-01'`,
    ends_at: `'2039-02-01'`,
    granted_points: '100',
    granted_minor: '100',
    approved_by: id('f9'),
    launched_at: `'2039-01-01'`,
    ...columns,
  }
  const shard: Record<string, string | undefined> = {
    campaign_id: campaign,
    shard: '0',
    budget_id: budget,
    remaining_minor: '100',
    ...part,
  }
  const insert = (table: string, values: Record<string, string | undefined>) =>
    `insert into ${table} (${Object.keys(values).join(', ')}) values (${Object.values(values).join(', ')});`
  return [
    insert('campaign', row),
    `insert into campaign_version (campaign_id, version, definition, hash, at) values (${campaign}, ${version}, '{}', sha256('{}'), now());`,
    `insert into points_budget (id, code, title_zh, title_en, remaining_points, campaign_id) values (${budget}, 'planted', '', '', 100, ${campaign});`,
    insert('campaign_shard', shard),
    `insert into audit_log (at, action, subject, after) values (now(), 'campaign.launch', 'campaign:' || ${campaign}, '{"version": 1}');`,
  ].join('\n')
}
const ended = { state: `'ended'`, ended_at: 'now()', ended_because: `'over'`, settled_at: 'now()' }
const another = (definition: string, hash = `sha256('${definition}')`) =>
  `insert into campaign_version (campaign_id, version, definition, hash, at) values (${campaign}, 2, '${definition}', ${hash}, now());`

/** What would be wrong with campaigns, planted one by one; `sql` makes statements of a text. */
export const campaignViolations = <S>(
  sql: (text: string) => S[],
): [id: string, what: string, plant: Statements<S>][] => [
  ['I85', 'a campaign with more points than it was granted', () => sql(planted({ granted_points: '90' }))],
  ['I85', 'money that is in no part of its budget', () => sql(planted({}, { remaining_minor: '90' }))],
  ['I86', 'a part that holds more than it has', () => sql(planted({}, { held_points: '101' }))],
  [
    'I86',
    'a part of a campaign that was not launched',
    () => sql(planted({ launched_at: 'null', state: `'approved'` })),
  ],
  [
    'I86',
    'a part that marketing’s own budget is',
    () => sql(`${planted()} update points_budget set campaign_id = null where id = ${budget}`),
  ],
  ['I87', 'a reward whose stock is set aside for nobody', () => sql(`update reward set set_aside_count = 1`)],
  [
    'I87',
    'pieces that were set aside and lie nowhere',
    () =>
      sql(`${planted()} insert into reward (id, kind, category, title_zh, title_en, cost_points, set_aside_count) values (${reward}, 'coupon', 'coupons', '', '', 1, 2);
        insert into campaign_set_aside values (${campaign}, 1, ${reward}, 2, 0)`),
  ],
  ['I88', 'a version that is missing', () => sql(planted({ version: '2' }))],
  ['I88', 'words that their hash is not of', () => sql(`${planted({ version: '2' })} ${another('{}', `'x'`)}`)],
  ['I88', 'odds that changed after the launch', () => sql(`${planted({ version: '2' })} ${another('{"draw": 1}')}`)],
  ['I88', 'a launch that nobody agreed to', () => sql(planted({ approved_by: 'null' }))],
  [
    'I88',
    'a launch that is not in the record',
    () => sql(`${planted()} delete from audit_log where action = 'campaign.launch'`),
  ],
  [
    'I89',
    'a settled campaign that holds for somebody',
    () => sql(planted(ended, { held_minor: '50', remaining_minor: '50' })),
  ],
  [
    'I89',
    'a settled campaign with a ticket that can still be opened',
    () =>
      sql(`${planted(ended)} insert into campaign_ticket (id, campaign_id, account_id, source, state, shard, held_points, held_minor, given_at)
        values (${ticket}, ${campaign}, ${id('f8')}, 'planted', 'unopened', 0, 0, 0, now())`),
  ],
]
