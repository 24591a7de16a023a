import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { favours } from '../favours/rules'
import type { Finding } from '../findings/rules'
import { findDefinition, getLintFacts } from '../lint/queries'
import { lintCampaign } from '../lint/rules'
import type { AmendCampaignRefusal } from './errors'
import type { amendCampaignSchema } from './schema'

// the launch has set these aside already: how much more there is, the database knows
const judgedThere: readonly string[] = ['budget-over-source', 'reward-stock-short'] satisfies Finding['code'][]
const sayFinding = ({ code, field }: Finding) => `${code} ${field}`

/** A change after the launch is for the better of shoppers, and brings in nothing that would have blocked the launch. */
export async function judgeAmendment(
  ctx: Pick<StaffContext, 'at' | 'on'>,
  { campaignId, version, definition }: z.output<typeof amendCampaignSchema>,
): Promise<Result<{ findings: Finding[] }, AmendCampaignRefusal>> {
  const before = await findDefinition(ctx.on, campaignId)
  if (!before) return refuse('campaign-unknown')
  if (before.version !== version) return refuse('campaign-changed', { version: before.version })
  const [worse] = favours(before.definition, definition)
  if (worse) return refuse('campaign-not-favourable', { field: worse })
  const facts = await getLintFacts(ctx)
  // what blocked nothing at the launch may look otherwise today; only what the change brings in counts
  const known = new Set(lintCampaign(before.definition, facts).map(sayFinding))
  const findings = lintCampaign(definition, facts)
  const news = findings.find(
    (one) => one.level === 'blocks' && !known.has(sayFinding(one)) && !judgedThere.includes(one.code),
  )
  return news ? refuse('campaign-lint-blocks', { field: news.field }) : ok({ findings })
}
