import { row, rows } from '@/lib/db/sql'
import type { Context, StaffContext } from '@/lib/gate/context'

export type CodeSubject = {
  claimId: string
  no: number
  titleZh: string
  titleEn: string
  aboutZh: string
  aboutEn: string
  shopper: string
  points: number
  claimedAt: Date
  expiresAt: Date | null
}

/** What a claim is and whose, for whoever stands at the desk: a first name's worth of the shopper, and no address. */
export function findSubject(ctx: Pick<Context, 'on'>, claimId: string): Promise<CodeSubject | null> {
  return row<CodeSubject>(
    `select c.id as "claimId", c.no, v.told->>'title_zh' as "titleZh", v.told->>'title_en' as "titleEn", v.told->>'about_zh' as "aboutZh",
       v.told->>'about_en' as "aboutEn", coalesce(nullif(a.name, ''), left(a.email, 2) || '…') as shopper, c.points,
       c.claimed_at as "claimedAt", c.expires_at as "expiresAt"
     from claim c join reward_version v on v.reward_id = c.reward_id and v.version = c.reward_version join account a on a.id = c.account_id
     where c.id = $1`,
    [claimId],
    ctx.on,
  )
}

/** The claim that a code stands for, whether it can be used, and where instead when not by whoever asks. */
export function findByHash(
  ctx: Pick<StaffContext, 'actor' | 'on' | 'at'>,
  hash: Buffer,
): Promise<{ claimId: string; state: string; over: boolean; elsewhere: Record<string, string> | null } | null> {
  return row(
    `select c.id as "claimId", c.state, coalesce(c.expires_at <= coalesce($2::timestamptz, now()), false) as over, claim_elsewhere(c, $3) as elsewhere
     from code k join claim c on c.id = k.claim_id where k.pool_id is null and k.hash = $1`,
    [hash, ctx.at, ctx.actor.id],
    ctx.on,
  )
}

export type VerificationRow = {
  id: string
  claimNo: number
  titleZh: string
  titleEn: string
  shopper: string
  clerk: string
  /** the counter, where it is known */
  storeZh: string | null
  storeEn: string | null
  at: Date
  undoneAt: Date | null
  undoReason: string | null
  /** young enough to be undone */
  fresh: boolean
}

/** What was checked off last; a clerk sees what they did themselves. */
export function listVerifications(
  ctx: Pick<StaffContext, 'actor' | 'on'>,
  { own, minutes }: { own: boolean; minutes: number },
): Promise<VerificationRow[]> {
  return rows<VerificationRow>(
    `select v.id, c.no as "claimNo", w.told->>'title_zh' as "titleZh", w.told->>'title_en' as "titleEn",
       coalesce(nullif(a.name, ''), left(a.email, 2) || '…') as shopper, coalesce(nullif(s.name, ''), s.email) as clerk,
       o.name_zh as "storeZh", o.name_en as "storeEn", v.at,
       v.undone_at as "undoneAt", v.undo_reason as "undoReason", v.undone_at is null and v.at > now() - make_interval(mins => $3::int) as fresh
     from verification v join claim c on c.id = v.claim_id join reward_version w on w.reward_id = c.reward_id and w.version = c.reward_version
     join account a on a.id = c.account_id join account s on s.id = v.actor_id left join store o on o.id = v.store_id
     where not $2::boolean or v.actor_id = $1 order by v.at desc, v.id limit 20`,
    [ctx.actor.id, own, minutes],
    ctx.on,
  )
}
