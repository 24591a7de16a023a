import { stringify } from 'csv-stringify/sync'
import { staffReadRoute } from '@/lib/gate/json-route'
import { writeHundredths } from '@/lib/i18n/decimal-text'
import { listPayoutsToExport, type PayoutRow } from '@/lib/payouts/queries'
import { payoutListSchema } from '@/lib/payouts/schema'

const instant = (moment: Date | null) => moment?.toISOString() ?? ''

const columns: Record<string, (payout: PayoutRow) => string | number> = {
  number: (one) => one.no,
  kind: (one) => one.kind,
  state: (one) => one.state,
  asked_at: (one) => instant(one.askedAt),
  paid_at: (one) => instant(one.paidAt),
  shopper: (one) => one.shopper,
  recipient: (one) => one.recipient,
  order: (one) => one.orderNumber ?? '',
  tax_class: (one) => one.taxClass,
  amount: (one) => writeHundredths(one.amountMinor),
  kept_back: (one) => writeHundredths(one.withheldMinor),
  sent: (one) => writeHundredths(one.amountMinor - one.withheldMinor),
  overpaid: (one) => writeHundredths(one.overpaidMinor),
  seconded_by: (one) => one.secondedBy ?? '',
  approved_by: (one) => one.approvedBy ?? '',
  provider_id: (one) => one.providerId ?? '',
  reason: (one) => one.cancelReason ?? '',
}

// A byte-order mark, so that Excel reads Chinese; a cell that begins like a formula is made inert.
export const GET = staffReadRoute('payouts.read', async (ctx, url) => {
  const found = await listPayoutsToExport(ctx, payoutListSchema.parse(Object.fromEntries(url.searchParams)))
  const lines = found.map((one) => Object.values(columns).map((write) => write(one)))
  const csv = stringify([Object.keys(columns), ...lines], { bom: true, escape_formulas: true })
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="payouts.csv"`,
      'cache-control': 'private, no-store',
    },
  })
})
