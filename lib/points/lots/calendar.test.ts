import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { row } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { anyExpiry, anyInstant, anyZone } from './lot-terms.fixture'
import { expiresAt } from './rules'

// The database reckons an end when an event sets it or a late payment moves it; the page reckons it beforehand.

useTestDatabase()

it('the database reckons every end as the rules do', async () => {
  const cases = fc.sample(fc.record({ from: anyInstant, expiry: anyExpiry, zone: anyZone }), {
    numRuns: 4_000,
    seed: 20261121,
  })
  const reckoned = await row<{ ends: (string | null)[] }>(
    `select json_agg(lot_end(c->'expiry', (c->>'from')::timestamptz, c->>'zone') order by place) as ends
     from jsonb_array_elements($1::jsonb) with ordinality as x(c, place)`,
    [JSON.stringify(cases)],
  )
  const ends = reckoned?.ends.map((end) => end && new Date(end).toISOString())
  expect(ends).toEqual(cases.map(({ from, expiry, zone }) => expiresAt(from, expiry, zone)?.toISOString() ?? null))
})

it('a version of the rules from before still says how long points live', async () => {
  await row(`insert into points_terms (version_id, effective_from, terms, reason) values
    (71, now(), '{"earning": {"expiryMonths": 6}}', 'before'), (72, now(), '{"earning": {"expiry": {"kind": "never"}}}', 'today')`)
  const said = await row(`select terms_expiry(71) as before, terms_expiry(72) as today, terms_expiry(0) as unstated`)
  expect(said).toEqual({
    before: { kind: 'rolling-months', months: 6 },
    today: { kind: 'never' },
    unstated: { kind: 'rolling-months', months: 12 },
  })
})
