import { type Queryable, refusable, row } from '@/lib/db/sql'
import type { ContentUnknown, ReadContentRefusal } from './errors'
import type { SaveContent } from './schema'

type At = Date | null

export async function save(on: Queryable, at: At, actorId: string, content: SaveContent): Promise<void> {
  await row('select radar_link_save($1)', [{ ...content, actorId, at }], on)
}

/** Null: somebody else has this code. */
export const share = (on: Queryable, at: At, linkId: string, sharerId: string, code: string) =>
  refusable<{ code: string | null } | null, ContentUnknown>(
    row<{ code: string | null }>('select radar_share_make($1, $2, $3, $4) as code', [linkId, sharerId, code, at], on),
  )

/** Null: nothing is open there, or this is nobody who came. */
export async function noteOpened(
  on: Queryable,
  at: At,
  code: string,
  { visitorHash, accountId }: { visitorHash: Buffer | null; accountId: string | null },
): Promise<string | null> {
  const noted = await row<{ id: string | null }>(
    'select radar_opened($1, $2, $3, $4) as id',
    [code, visitorHash, accountId, at],
    on,
  )
  return noted?.id ?? null
}

/** Answers the key of the deed; null for a guest. */
export const noteRead = (
  on: Queryable,
  at: At,
  visit: string,
  { visitorHash, accountId }: { visitorHash: Buffer | null; accountId: string | null },
) =>
  refusable<{ key: string | null } | null, ReadContentRefusal>(
    row<{ key: string | null }>('select radar_read($1, $2, $3, $4) as key', [visit, visitorHash, accountId, at], on),
  )
