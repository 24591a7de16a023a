import { findProof } from '@/lib/campaigns/draws/queries'
import { campaignIdSchema } from '@/lib/campaigns/draws/schema'
import { refused, shopperReadRoute } from '@/lib/gate/json-route'
import { takeRate } from '@/lib/gate/rate-limit'
import { refuse } from '@/lib/kernel/result'

/** All that proves one's own draws in a campaign, as a file to keep. */
export const GET = shopperReadRoute(async (ctx, url) => {
  const asked = campaignIdSchema.safeParse({ campaignId: url.searchParams.get('campaign') })
  if (!asked.success) return refused(refuse('input-invalid'))
  if (!(await takeRate(`draws:${ctx.actor.id}`, { max: 30, seconds: 60 }))) return refused(refuse('too-many-tries'))
  const proof = await findProof(ctx, asked.data.campaignId)
  if (!proof) return refused(refuse('campaign-unknown'))
  return new Response(JSON.stringify(proof, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="draws-${proof.campaignId}.json"`,
      'cache-control': 'private, no-store',
    },
  })
})
