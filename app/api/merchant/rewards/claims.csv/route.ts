import { stringify } from 'csv-stringify/sync'
import { staffReadRoute } from '@/lib/gate/json-route'
import { may } from '@/lib/gate/permissions'
import { writeHundredths } from '@/lib/i18n/decimal-text'
import { exportClaims } from '@/lib/rewards/queue/export-claims'
import { claimListSchema } from '@/lib/rewards/staff/schema'

type Line = Awaited<ReturnType<typeof exportClaims>>[number]
type Columns = Record<string, (line: Line) => string | number>

const instant = (moment: Date | null) => moment?.toISOString() ?? ''

const columns: Columns = {
  number: (line) => line.no,
  reward_zh: (line) => line.titleZh,
  reward_en: (line) => line.titleEn,
  kind: (line) => line.kind,
  points: (line) => line.points,
  cash: (line) => (line.cashMinor > 0 ? writeHundredths(line.cashMinor) : ''),
  cash_state: (line) => line.cashState ?? '',
  state: (line) => line.state,
  shopper: (line) => line.shopper,
  email: (line) => line.email,
  claimed_at: (line) => instant(line.claimedAt),
  issued_at: (line) => instant(line.issuedAt),
  used_at: (line) => instant(line.usedAt),
  expires_at: (line) => instant(line.expiresAt),
  carrier: (line) => line.carrier ?? '',
  tracking_number: (line) => line.trackingNumber ?? '',
  void_reason: (line) => line.voidReason ?? '',
  trouble: (line) => line.trouble ?? '',
}

const parts = ['name', 'phone', 'country', 'province', 'city', 'district', 'line1', 'postalCode'] as const
const addressColumns: Columns = Object.fromEntries(
  parts.map((part) => [`address_${part}`, (line: Line) => line.address?.[part] ?? '']),
)

// A byte-order mark, so that Excel reads Chinese; a cell that begins like a formula is made inert.
export const GET = staffReadRoute('rewards.read', async (ctx, url) => {
  const withAddresses = may(ctx.actor.staffRole, 'rewards.ship')
  const asked = claimListSchema.parse(Object.fromEntries(url.searchParams))
  const found = await exportClaims(ctx, asked, { withAddresses })
  const shown = withAddresses ? { ...columns, ...addressColumns } : columns
  const lines = found.map((line) => Object.values(shown).map((write) => write(line)))
  const csv = stringify([Object.keys(shown), ...lines], { bom: true, escape_formulas: true })
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="claims.csv"`,
      'cache-control': 'private, no-store',
    },
  })
})
