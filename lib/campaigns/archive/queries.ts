import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import type { ArchiveState } from './rules'

type Reader = Pick<StaffContext, 'on'>

/** The file of an ended campaign: sealed and looked over now, or what it waits for. Null of one that is not over. */
export function findArchive(ctx: Reader, campaignId: string): Promise<ArchiveState | null> {
  return row<ArchiveState>(
    `select c.id as "campaignId", c.slug, c.kind, v.definition->>'titleZh' as "titleZh", v.definition->>'titleEn' as "titleEn", c.ended_at as "endedAt",
       c.ended_because as "endedBecause", campaign_file_waits(c.id) as waits,
       (select jsonb_build_object('hash', encode(a.hash, 'hex'), 'parts', a.parts, 'draws', a.draws, 'archivedAt', a.archived_at, 'keepUntil', a.keep_until,
          'archivedBy', (select coalesce(nullif(x.name, ''), x.email) from account x where x.id = a.archived_by), 'holds', campaign_file_holds(c.id))
        from campaign_archive a where a.campaign_id = c.id) as file
     from campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version where c.id = $1 and c.ended_at is not null`,
    [campaignId],
    ctx.on,
  )
}

export type ArchivePart = { no: number; name: string; sha256: string; body: string }

/** The parts of a file one after another, so that a large one is never held whole. */
export async function* readParts(ctx: Reader, campaignId: string, only?: string): AsyncGenerator<ArchivePart> {
  for (let no = 0; ; ) {
    const [part] = await rows<ArchivePart>(
      `select no, name, encode(hash, 'hex') as sha256, body from campaign_archive_part
       where campaign_id = $1 and no > $2 and ($3::text is null or name = $3) order by no limit 1`,
      [campaignId, no, only ?? null],
      ctx.on,
    )
    if (!part) return
    yield part
    no = part.no
  }
}
