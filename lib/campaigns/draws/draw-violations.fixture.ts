type Statements<S> = () => S[]

const id = (last: string) => `'00000000-0000-4000-8000-0000000000${last}'`
const [campaign, li, drawn, chain, other] = ['c1', 'a1', 'd1', 'e1', 'e2'].map(id)

/** A draw as no function would write it. */
const draw = (columns: Record<string, string | undefined> = {}) => {
  const row: Record<string, string | undefined> = {
    id: drawn,
    campaign_id: campaign,
    version: '1',
    account_id: li,
    request_key: `'planted'`,
    entry: `'free'`,
    cost_points: '0',
    mode: `'chain'`,
    chain_id: chain,
    nonce: '0',
    counter: '0',
    drawn_prize: '1',
    prize_no: '1',
    cost_minor: '0',
    shard: '0',
    confirmed_at: `'2039-02-01'`,
    at: `'2039-02-01'`,
    ...columns,
  }
  return `insert into draw (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')});`
}
const fromDeck = { mode: `'deck'`, chain_id: 'null', nonce: 'null', counter: 'null', slot_no: '0' }

const commits = (to: string) => `sha256('${to}')`
const chainRow = (values: string, more = '', last = chain) =>
  `insert into draw_chain (id, campaign_id, account_id, sealed_seed, client_seed, next_sealed_seed, round, commitment, next_commitment, next_nonce, created_at${more})
   values (${last}, ${campaign}, ${li}, '', 'client-seed', '', ${values});`
const opened = chainRow(`1, ${commits('one')}, ${commits('two')}, 1, '2039-01-01'`)
const unit = (takenBy: string | undefined, prize = 1) =>
  `insert into campaign_unit values (${campaign}, ${prize}, 1, ${takenBy});`
const deck = (size: number) =>
  `insert into campaign_deck (campaign_id, size, root, commitment, sealed_seed, sealed_at) values (${campaign}, ${size}, '', ${commits('one')}, '', '2039-01-01');`
const slot = (no: number, takenBy = 'null') =>
  `insert into campaign_slot (campaign_id, slot_no, masked_prize, leaf, proof, taken_by) values (${campaign}, ${no}, 1, sha256(''), '', ${takenBy});`

/** What would be wrong with draws, planted one by one. */
export const drawViolations = <S>(sql: (text: string) => S[]): [what: string, name: string, plant: Statements<S>][] => [
  [
    'I90',
    'a piece that was drawn and is there still',
    () => sql(`${opened} ${draw({ unit_no: '1' })} ${unit('null')}`),
  ],
  ['I90', 'a piece that was taken by no draw', () => sql(unit(other))],
  [
    'I90',
    'a piece of another prize than was given',
    () => sql(`${opened} ${draw({ unit_no: '1' })} ${unit(drawn, 2)}`),
  ],
  ['I91', 'a deck that lacks a slot', () => sql(`${deck(2)} ${slot(0)}`)],
  ['I91', 'a slot that is open and was drawn by nobody', () => sql(`${deck(1)} ${slot(0, other)}`)],
  [
    'I91',
    'a draw from a slot that another has',
    () => sql(`${deck(2)} ${slot(0)} ${slot(1, drawn)} ${draw(fromDeck)}`),
  ],
  ['I92', 'a number that was left out', () => sql(`${opened} ${draw({ nonce: '1' })}`)],
  ['I92', 'a draw that was struck out', () => sql(opened)],
  ['I93', 'a draw before its commitment', () => sql(`${opened} ${draw({ at: `'2038-12-31'` })}`)],
  [
    'I93',
    'a draw after its seed was told',
    () =>
      sql(
        `${chainRow(`1, ${commits('one')}, ${commits('two')}, 1, '2039-01-01', 'one', '2039-01-15'`, ', revealed_seed, revealed_at')} ${draw()}`,
      ),
  ],
  ['I93', 'a draw out of no deck', () => sql(draw(fromDeck))],
  [
    'I94',
    'a seed that was not committed to',
    () =>
      sql(`alter table draw_chain drop constraint draw_chain_revealed;
        ${chainRow(`1, ${commits('one')}, ${commits('two')}, 0, '2039-01-01', 'other', '2039-03-01'`, ', revealed_seed, revealed_at')}`),
  ],
  [
    'I94',
    'a chain that does not keep what was promised',
    () =>
      sql(`${chainRow(`1, ${commits('one')}, ${commits('two')}, 0, '2039-01-01', 'one', '2039-03-01'`, ', revealed_seed, revealed_at')}
        ${chainRow(`2, ${commits('three')}, ${commits('four')}, 0, '2039-03-01'`, '', other)}`),
  ],
  [
    'I94',
    'a deck’s seed that was not committed to',
    () =>
      sql(`alter table campaign_deck drop constraint campaign_deck_revealed;
        ${deck(1)} update campaign_deck set revealed_seed = 'other', revealed_at = now();`),
  ],
  [
    'I101',
    'points won that no lot has',
    () => sql(`${opened} ${draw({ won_points: '5', award_posting_id: '(select min(posting_id) from lot)' })}`),
  ],
  [
    'I101',
    'points that a draw did not cost',
    () =>
      sql(`insert into posting (key, input_hash, kind, account_id, source, at) values ('planted', '', 'draw', ${li}, 'x', now());
        ${opened} ${draw({ entry: `'points'`, cost_points: '5', posting_id: `(select id from posting where key = 'planted')` })}`),
  ],
  [
    'I101',
    'a reward that was won and is nobody’s',
    () =>
      sql(`insert into campaign_version (campaign_id, version, definition, hash, at)
        values (${campaign}, 1, '{"prizes": [{"no": 1, "kind": "reward"}]}', '', now()); ${opened} ${draw()}`),
  ],
]
