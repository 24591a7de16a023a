import { createHash, randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'

/** Members who joined at a moment. */
export async function joined(at: Date, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID())
  await rows(
    `insert into account (id, email, created_at) select id, id || '@shop.test', $2 from unnest($1::uuid[]) id`,
    [ids, at],
    db(),
  )
  return ids
}

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')

/** Who of them is drawn by the newest version, worked out without the database: the lot is below the share. */
export async function drawnOf(accounts: readonly string[]): Promise<string[]> {
  const version = await row<{ salt: string; share: number }>(
    'select salt, share_bps as share from holdout_version order by id desc limit 1',
  )
  if (!version) return []
  return accounts.filter((id) => {
    const digest = createHash('sha256').update(bytesOf(version.salt)).update(bytesOf(id)).digest()
    return digest.readUInt32BE(0) % 10_000 < version.share
  })
}
