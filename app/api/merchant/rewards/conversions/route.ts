import { staffUploadRoute } from '@/lib/gate/upload-route'
import { refuse } from '@/lib/kernel/result'
import { conversionWorkSchema, MOST_CONVERSION_BYTES } from '@/lib/rewards/conversions/schema'
import { takeConversions } from '@/lib/rewards/conversions/take-conversions'

const limits = { most: MOST_CONVERSION_BYTES, rate: { name: 'conversions', max: 60, seconds: 600 } }

/** Looks at a platform's export, or takes it in. */
export const POST = staffUploadRoute('rewards.reconcile', limits, async (ctx, bytes, url) => {
  const asked = conversionWorkSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refuse('input-invalid')
  const { work, request, name, columns } = asked.data
  return takeConversions(ctx, { bytes, columns, fileName: name, requestId: request, dryRun: work === 'check' })
})
