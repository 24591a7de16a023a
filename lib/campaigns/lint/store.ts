import { type Queryable, refusable, row } from '@/lib/db/sql'
import type { Result } from '@/lib/kernel/result'
import type { Finding } from '../findings/rules'
import type { CampaignState } from '../rules'
import type { CheckCampaignRefusal } from './errors'

type Kept = {
  campaignId: string
  version: number
  findings: readonly Finding[]
  passes: boolean
  actorId: string
  at: Date | null
}

/** Keeps what was found of a version; one that nothing blocks goes on. */
export const keepFindings = (
  on: Queryable,
  { campaignId, version, findings, passes, actorId, at }: Kept,
): Promise<Result<{ state: CampaignState } | null, CheckCampaignRefusal>> =>
  refusable(
    row<{ state: CampaignState }>(
      `select campaign_lint_keep($1, $2, $3, $4, $5, $6)->>'state' as state`,
      [campaignId, version, JSON.stringify({ findings }), passes, actorId, at],
      on,
    ),
  )
