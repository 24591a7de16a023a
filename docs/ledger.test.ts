import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { balanceOf, daysOn, give, hold, newShopper, spendAtOnce } from '@/lib/points/ledger.fixture'
import { expiresAt, lotTerms } from '@/lib/points/lots/rules'
import {
  comeDue,
  type Earning,
  expireDue,
  holdCapture,
  holdRelease,
  releaseDue,
  returnSpend,
  revoke,
} from '@/lib/points/store'

// Runs every worked example of ledger.md against the database, row by row.

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

type Step = { day: number; step: string; balance: number[] }

const page = readFileSync(path.join(import.meta.dirname, 'ledger.md'), 'utf8')

const examples = page
  .split(/^### /m)
  .slice(1)
  .map((part): [string, Step[]] => {
    const [title = '', ...lines] = part.split('\n')
    const steps = lines
      .filter((line) => /^\| \d/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, day, step = '', ...cells]) => ({ day: Number(day), step, balance: cells.slice(0, 4).map(Number) }))
    return [title, steps]
  })

type Outcome = { ok: boolean; refusal?: string } | number

/** "until 90" is a day of the example, "until 06-30" one of the year; "idle 30" and "waiting" are a lot's own terms. */
function endOf(words: string[], at: Date): Pick<Earning, 'expiresAt' | 'lot'> {
  const last = words.at(-1) ?? ''
  if (words.includes('waiting')) return { expiresAt: null, lot: { releaseOn: 'delivered' } }
  if (words.includes('idle')) {
    const terms = { kind: 'idle', days: Number(last) } as const
    return { expiresAt: expiresAt(at, terms, 'Asia/Shanghai'), lot: lotTerms({ kind: 'days', days: 0 }, terms) }
  }
  if (last.includes('-')) return { expiresAt: expiresAt(at, { kind: 'fixed-date', monthDay: last }, 'Asia/Shanghai') }
  return { expiresAt: daysOn(words.includes('until') ? Number(last) : 365) }
}

/** "award A 300 pending until 30", "hold H 600", "capture H" …: the same few words that the page explains. */
function run(shopper: string, day: number, step: string): Promise<Outcome> {
  const at = daysOn(day)
  const [verb, ...words] = step.split(' ')
  const key = `${shopper}:${words[0]}`
  const number = Number(words.find((word) => /^\d+$/.test(word)))
  const undo = { key, explanation: {}, actorId: null }
  switch (verb) {
    case 'award': {
      const releasesAt = words.includes('pending') ? daysOn(day + 7) : null
      return give(shopper, number, { key, at, releasesAt, ...endOf(words, at) })
    }
    case 'deliver':
      return comeDue(db(), key, at, { kind: 'rolling-months', months: 12 }).then(() => 0)
    case 'hold':
      return hold(shopper, key, number, at)
    case 'spend':
      return spendAtOnce(shopper, number, `${shopper}:${day}:${number}`, at)
    case 'capture':
      return holdCapture(db(), at, key)
    case 'return':
      return returnSpend(db(), at, undo)
    case 'revoke':
      return revoke(db(), at, undo)
    case 'expire':
      return expireDue(db(), at, 1_000)
    case 'release':
      return words[0] === 'due' ? releaseDue(db(), at, 1_000) : holdRelease(db(), at, key)
    default:
      throw new Error(`ledger.md asks for a step that does not exist: ${step}`)
  }
}

it('the page has its examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(9)
  for (const [title, steps] of examples) expect(steps.length, title).toBeGreaterThanOrEqual(3)
})

describe.each(examples)('%s', (_, steps) => {
  it('comes out as it is written', async () => {
    const shopper = await newShopper()
    for (const { day, step, balance } of steps) {
      const [doing = '', refusal] = step.split(': ')
      const outcome = await run(shopper, day, doing)
      if (typeof outcome !== 'number') expect(outcome.refusal, step).toBe(refusal)
      const { available, pending, held, debt } = await balanceOf(shopper)
      expect([available, pending, held, debt], `day ${day}: ${step}`).toEqual(balance)
    }
  })
})
