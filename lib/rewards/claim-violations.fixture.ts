type Statements<S> = () => S[]

/** What would be wrong with claims, planted one by one; `sql` makes statements of a text. */
export const claimViolations = <S>(sql: (text: string) => S[]): [id: string, what: string, plant: Statements<S>][] => [
  ['I70', 'a claim that cost less than was spent', () => sql(`update claim set points = points - 1`)],
  ['I70', 'a claim in another’s hands than its payer’s', () => sql(`update claim set account_id = gen_random_uuid()`)],
  ['I70', 'points spent on a claim that is not there', () => sql(`delete from claim`)],
  [
    'I70',
    'a claim taken back whose points stayed away',
    () => sql(`update claim set state = 'void', return_posting_id = (select min(id) from posting)`),
  ],
  ['I71', 'a reward that counts wrong', () => sql(`update reward set claimed_count = claimed_count + 1`)],
  ['I72', 'a code that was given and is not there', () => sql(`update claim set kind = 'virtual-code'`)],
  [
    'I72',
    'a code of a claim that gives none',
    () => sql(`insert into code (sealed, hash, claim_id, given_at) select '', '', id, now() from claim`),
  ],
  [
    'I73',
    'a claim that was used and nobody checked off',
    () => sql(`update claim set kind = 'verification-code', state = 'used'`),
  ],
  ['I80', 'a link whose reference is lost', () => sql(`update claim set kind = 'link'`)],
  ['I81', 'a link that was used and nobody bought', () => sql(`update claim set kind = 'link', state = 'used'`)],
  [
    'I80',
    'a reference of a claim that leads nowhere',
    () => sql(`insert into link_reference (claim_id, reference) select id, id::text from claim`),
  ],
  [
    'I78',
    'a bound code that was checked off at another counter',
    () =>
      sql(`with other as (insert into store (name_zh, name_en) values ('甲', 'A'), ('乙', 'B') returning id),
        bound as (insert into reward_version (reward_id, version, told, at) select reward_id, reward_version + 1000,
          jsonb_build_object('settings', jsonb_build_object('storeIds', jsonb_build_array((select min(id::text) from other)))), now()
          from claim limit 1 returning reward_id, version),
        moved as (update claim set reward_version = b.version from bound b where claim.reward_id = b.reward_id returning claim.id)
        insert into verification (claim_id, request_key, actor_id, store_id, at)
        select id, 'planted', gen_random_uuid(), (select max(id::text)::uuid from other), now() from moved limit 1`),
  ],
]
