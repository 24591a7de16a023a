import { beforeAll, describe, expect, it } from 'vitest'
import { member, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { tierStanding } from '@/lib/tiers/queries'
import { tellOfTiers } from '@/lib/tiers/tell-of-tiers'
import { paid, somebody, stateTiers } from './tiers.fixture'

useTestDatabase()
beforeAll(openShop)

describe('a tier', () => {
  it('is lost the day after its last, unless what was missing is bought', async () => {
    await stateTiers()
    const { actor } = await member()
    const standing = (at: Date) => tierStanding({ at, on: db() }, actor.id)
    await paid(actor.id, new Date('2025-02-28T23:30:00+08:00'), 1_500_00)
    await paid(actor.id, new Date('2025-06-10T12:00:00+08:00'), 700_00)
    const now = new Date('2026-02-10T12:00:00+08:00')
    expect((await standing(now))?.keep).toMatchObject({ code: 'gold', lastDay: '2026-02-28', missing: 1_300_00 })
    expect((await standing(new Date('2026-02-28T23:59:00+08:00')))?.level?.code).toBe('gold')
    expect((await standing(new Date('2026-03-01T00:01:00+08:00')))?.level?.code).toBe('silver')
    await paid(actor.id, new Date('2026-02-20T12:00:00+08:00'), 1_300_00)
    expect(await standing(new Date('2026-03-01T00:01:00+08:00'))).toMatchObject({
      level: { code: 'gold' },
      keep: { code: 'gold', lastDay: '2026-06-10', missing: 700_00 },
    })
  })

  it('that will be lost is told of 30 and 7 days before, each once, and no more when it is kept', async () => {
    const { actor } = await member()
    await paid(actor.id, new Date('2025-04-30T12:00:00+08:00'), 600_00)
    const at = (day: string) => ({ at: new Date(`2026-${day}T10:00:00+08:00`), on: db() })
    const letters = () =>
      rows(
        `select params->>'lastDay' as day, (params->>'missing')::int as missing from mail_outbox where key like 'tier-ending:' || $1 || ':%' order by id`,
        [actor.id],
      )
    for (const day of ['03-20', '03-31', '04-01', '04-02', '04-22']) {
      await tellOfTiers(at(day))
      await tellOfTiers(at(day))
    }
    const said = { day: '2026-04-30', missing: 500_00 }
    expect(await letters()).toEqual([said])
    expect((await tierStanding(at('04-22'), actor.id))?.keep?.noticeId).toBeGreaterThan(0)
    await tellOfTiers({ ...at('04-23'), at: new Date('2026-04-23T22:00:00+08:00') })
    expect(await letters()).toHaveLength(1)
    await tellOfTiers(at('04-23'))
    expect(await letters()).toEqual([said, said])
    await paid(actor.id, new Date('2026-04-24T12:00:00+08:00'), 600_00)
    expect((await tierStanding(at('04-25'), actor.id))?.keep).toMatchObject({ lastDay: '2027-04-24', noticeId: null })
    const due = await row<{ n: number }>(`select count(*)::int as n from tiers_ending($1, array[$2::uuid])`, [
      at('04-25').at,
      actor.id,
    ])
    expect(due?.n).toBe(0)
  })

  it('is looked after once a day for each, some at a step, and only for whoever could lose one', async () => {
    const at = (hour: number) => ({ at: new Date(`2027-07-10T${hour}:00:00+08:00`), on: db() })
    const those = await Promise.all(Array.from({ length: 5 }, somebody))
    const [poor = ''] = those
    for (const id of those) await paid(id, new Date('2026-07-20T12:00:00+08:00'), 600_00)
    const safe = await somebody()
    await paid(safe, new Date('2027-01-20T12:00:00+08:00'), 600_00)
    // what is folded says that this one had no level; it is believed, and tier_keep is not even asked
    await rows('select shoppers_fold((select coalesce(max(id), 0) from posting), $1, null)', [at(10).at])
    await rows(`update tier_day set net_minor = 49999 where account_id = $1`, [poor])
    const maybe = await rows<{ id: string }>(
      `select tiers_maybe_ending($1, '00000000-0000-0000-0000-000000000000', null) as id`,
      [at(10).at],
    )
    expect(maybe.map(({ id }) => id).sort()).toEqual(those.slice(1).sort())
    expect(await tellOfTiers(at(21))).toBe(0)
    expect(await tellOfTiers(at(10), 2)).toBe(4)
    await rows(`delete from notice where account_id = any($1)`, [those])
    expect(await tellOfTiers(at(12), 2)).toBe(0)
  })
})
