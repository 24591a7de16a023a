import type { Queryable } from '@/lib/db/sql'

// Ways to change a journal behind the shop's back, as somebody who owns the database server may: with every trigger and
// foreign key off, and as quietly as can be.

export type Chance = { below: (n: number) => number; of: <T>(list: readonly T[]) => T }

/** The same numbers for the same seed. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, of: (list) => list[below(list.length)] as (typeof list)[number] }
}

export type Ledger = {
  postings: number[]
  entries: number[]
  uses: [posting: number, lot: number][]
  lots: number[]
  seals: number[]
  gaps: number[]
}

export async function readLedger(on: Queryable): Promise<Ledger> {
  const ids = async (text: string) => (await on.query<{ id: number }>(text)).rows.map(({ id }) => id)
  const uses = await on.query<{ p: number; l: number }>(
    'select posting_id as p, lot_id as l from lot_use order by 1, 2',
  )
  return {
    postings: await ids('select id from posting order by id'),
    entries: await ids('select id from entry order by id'),
    uses: uses.rows.map(({ p, l }) => [p, l]),
    lots: await ids('select id from lot order by id'),
    seals: await ids('select id from journal_seal order by id'),
    gaps: await ids(
      'select n as id from generate_series(-3, (select max(id) from posting)) n where not exists (select 1 from posting where id = n)',
    ),
  }
}

/** What was done: SQL to do it, and the postings that a good verifier names; none when it names a seal, lot or balance. */
export type Tampering = { what: string; sql: string; names: number[] }
type Way = (ledger: Ledger, chance: Chance) => Tampering

const entryEdits = [
  'amount_points = amount_points + 1',
  'amount_points = -amount_points',
  'balance_after = coalesce(balance_after, 0) + 1',
  `bucket = case bucket when 'available' then 'pending' when 'issued' then 'redeemed' else 'available' end`,
  'account_id = gen_random_uuid()',
  'budget_id = gen_random_uuid()',
  'id = id + 1000000',
]
const postingEdits = [
  `source = source || '.'`,
  `key = key || '.'`,
  `kind = case kind when 'manual' then 'expiry' else 'manual' end`,
  `explanation = explanation || '{"note": "nothing to see"}'`,
  `explanation = explanation - 'note' || '{"n": 1}'`,
  `at = at - interval '1 millisecond'`,
  `actor_id = gen_random_uuid()`,
  `account_id = gen_random_uuid()`,
  `input_hash = '\\x00'`,
  'reverses = 1000000',
]
const sealEdits = [
  `hash = sha256(hash)`,
  `marks = set_byte(marks, 6, 255 - get_byte(marks, 6))`,
  `previous = sha256(previous)`,
  `at = at + interval '1 millisecond'`,
  'last_posting = last_posting + 1000',
]

const children = ['entry', 'lot_use', 'lot']
const renumber = (from: string, to: string) =>
  [
    `update posting set id = ${to} where id = ${from}`,
    ...children.map((table) => `update ${table} set posting_id = ${to} where posting_id = ${from}`),
  ].join('; ')
/** Postings with everything they did. */
export const remove = (where: string) =>
  [
    ...children.map((table) => `delete from ${table} where posting_id ${where}`),
    `delete from posting where id ${where}`,
  ].join('; ')
const twoOf = (list: readonly number[], chance: Chance): [number, number] => {
  const first = chance.below(list.length)
  const second = (first + 1 + chance.below(list.length - 1)) % list.length
  return [list[first] as number, list[second] as number]
}

/** Balance rows follow their entries: the lie is told everywhere. */
const followUp = `update points_balance b set available_points = coalesce((select sum(amount_points) from entry e where e.account_id = b.account_id and bucket = 'available'), 0)`

export const ways: Record<string, Way> = {
  'a field of a posting': ({ postings }, chance) => {
    const id = chance.of(postings)
    const edit = chance.of(postingEdits)
    return { what: `#${id} ${edit}`, sql: `update posting set ${edit} where id = ${id}`, names: [id] }
  },
  'a field of an entry': ({ entries }, chance) => {
    const id = chance.of(entries)
    const edit = chance.of(entryEdits)
    return { what: `entry ${id} ${edit}`, sql: `update entry set ${edit} where id = ${id}`, names: [] }
  },
  'both sides of a posting, and the balance': ({ postings }, chance) => {
    const id = chance.of(postings)
    return {
      what: `#${id} for more`,
      sql: `update entry set amount_points = amount_points * 2 where posting_id = ${id}; ${followUp}`,
      names: [id],
    }
  },
  'which lot gave': ({ uses, lots }, chance) => {
    const [posting, lot] = chance.of(uses)
    const edit = chance.of([
      `update lot_use set amount_points = amount_points + 1`,
      'delete from lot_use',
      `update lot_use set lot_id = ${Math.max(...lots) + 1 + chance.below(9)}`,
    ])
    return {
      what: `use of lot ${lot}: ${edit}`,
      sql: `${edit} where posting_id = ${posting} and lot_id = ${lot}`,
      names: [posting],
    }
  },
  'a lot': ({ lots }, chance) => {
    const id = chance.of(lots)
    const edit = chance.of([
      'update lot set original_points = original_points + 1, remaining_points = remaining_points + 1',
      `update lot set source = 'elsewhere'`,
      `update lot set funding = case funding when 'spend' then 'marketing' else 'spend' end`,
      'update lot set terms_version = 99',
      'update lot set account_id = gen_random_uuid()',
      'delete from lot',
      'update lot set remaining_points = remaining_points + 1',
    ])
    return { what: `lot ${id}: ${edit}`, sql: `${edit} where id = ${id}`, names: [] }
  },
  'a posting is gone': ({ postings }, chance) => {
    const id = chance.of(postings)
    return { what: `#${id} deleted`, sql: `${remove(`= ${id}`)}; ${followUp}`, names: [id] }
  },
  'a posting too many': ({ gaps, postings }, chance) => {
    const [id, like] = [chance.of(gaps), chance.of(postings)]
    const sql = `insert into posting select ${id}, key || '.', input_hash, kind, account_id, source, explanation, null, actor_id, at from posting where id = ${like};
      insert into entry (posting_id, account_id, bucket, amount_points) select ${id}, account_id, bucket, amount_points from entry where posting_id = ${like}; ${followUp}`
    return { what: `#${id} inserted`, sql, names: [id] }
  },
  'two postings change places': ({ postings }, chance) => {
    const [a, b] = twoOf(postings, chance)
    return {
      what: `#${a} and #${b} swapped`,
      sql: [renumber(`${a}`, '-1000'), renumber(`${b}`, `${a}`), renumber('-1000', `${b}`)].join('; '),
      names: [a, b],
    }
  },
  'a posting moves elsewhere': ({ gaps, postings }, chance) => {
    const [id, to] = [chance.of(postings), chance.of(gaps)]
    return { what: `#${id} renumbered ${to}`, sql: renumber(`${id}`, `${to}`), names: [id, to] }
  },
  'the tail is cut off': ({ postings, seals }, chance) => {
    const from = postings[postings.length - 1 - chance.below(postings.length - 1)] as number
    const withSeals = chance.below(2) === 0
    const sql = `${remove(`>= ${from}`)}; ${followUp}${withSeals ? `; delete from journal_seal where last_posting >= ${from}` : ''}`
    return { what: `all from #${from}${withSeals ? ' with their seals' : ''} of ${seals.length}`, sql, names: [] }
  },
  'a seal': ({ seals }, chance) => {
    const id = chance.of(seals)
    const edit = chance.of(sealEdits)
    return { what: `seal ${id}: ${edit}`, sql: `update journal_seal set ${edit} where id = ${id}`, names: [] }
  },
  'a seal is gone': ({ seals }, chance) => {
    const id = chance.of(seals)
    return { what: `seal ${id} deleted`, sql: `delete from journal_seal where id = ${id}`, names: [] }
  },
  'everything sealed anew': ({ postings, seals }, chance) => {
    const id = chance.of(postings)
    return { what: `#${id} rewritten under new seals`, sql: rewritten(id, seals), names: [] }
  },
}

/** A posting is changed and every seal from it on is made anew, at the moments of the old: each link is right again. */
export function rewritten(posting: number, seals: readonly number[]): string {
  const again = seals.map(
    (id) => `select case when (select count(*) from journal_seal) < ${id} then
      journal_seal_next((select last_posting from was where id = ${id}), 1000, (select at from was where id = ${id})) end`,
  )
  return [
    'create temp table was on commit drop as select id, last_posting, at from journal_seal',
    `update posting set source = source || '.' where id = ${posting}`,
    `delete from journal_seal where last_posting >= ${posting}`,
    ...again,
    'drop table was',
  ].join('; ')
}
