import { liveTerms } from '@/lib/earning/queries'
import { staffReadRoute } from '@/lib/gate/json-route'
import { listOutcomes } from '@/lib/rewards/conversions/queries'
import { outcomeRangeSchema } from '@/lib/rewards/conversions/schema'
import { writeOutcomesCsv } from '@/lib/rewards/conversions/write-outcomes-csv'

/** What rewards that lead elsewhere brought there, as a file. */
export const GET = staffReadRoute('rewards.read', async (ctx, url) => {
  const asked = outcomeRangeSchema.parse(Object.fromEntries(url.searchParams))
  const [outcomes, terms] = await Promise.all([listOutcomes(ctx, asked), liveTerms(ctx.at, ctx.on)])
  return new Response(writeOutcomesCsv(outcomes, terms.spending.pointsPerUnit), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="outcomes.csv"`,
      'cache-control': 'private, no-store',
    },
  })
})
