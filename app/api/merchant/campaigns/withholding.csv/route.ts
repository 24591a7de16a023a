import { withholdingAskedSchema } from '@/lib/campaigns/archive/schema'
import { writeWithholding } from '@/lib/campaigns/archive/write-withholding'
import { refused, staffReadRoute } from '@/lib/gate/json-route'
import { refuse } from '@/lib/kernel/result'

/** What is to be kept back for the tax office of what was won in a campaign, with names: for those who see payments. */
export const GET = staffReadRoute('payouts.read', async (ctx, url) => {
  const asked = withholdingAskedSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refused(refuse('input-invalid'))
  return new Response(await writeWithholding(ctx, asked.data.campaign), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="withholding.csv"`,
      'cache-control': 'private, no-store',
    },
  })
})
