import type { z } from 'zod'
import { row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import type { Behaviour } from './rules'
import { eventFactsSchema } from './schema'

type Reader = Pick<Context, 'at' | 'on'>

export const behaviourSql = `b.code, b.name_zh as "nameZh", b.name_en as "nameEn", b.kind, b.fields, b.priority, b.weight,
  b.expected_per_year as "expectedPerYear", b.claw_back as "clawBack", b.archived_at is not null as "isArchived"`

export type EventFacts = z.output<typeof eventFactsSchema>

/** All that decides what an event gives: its rules and what its shopper had of them. One statement. */
export async function findEventFacts({ on }: Reader, eventId: string): Promise<EventFacts | null> {
  const found = await row<{ facts: unknown }>(
    'select behaviour_facts(e) as facts from behaviour_event e where id = $1',
    [eventId],
    on,
  )
  return found && eventFactsSchema.parse(found.facts)
}

/** What has happened and was not decided yet, oldest first. */
export const listWaiting = ({ on }: Reader, most: number): Promise<{ id: string }[]> =>
  rows<{ id: string }>(
    'select id from behaviour_event where decided_at is null and undone_at is null order by recorded_at limit $1',
    [most],
    on,
  )

export const findBehaviour = ({ on }: Pick<Reader, 'on'>, code: string): Promise<Behaviour | null> =>
  row<Behaviour>(`select ${behaviourSql} from behaviour b where code = $1`, [code], on)
