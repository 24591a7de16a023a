import { getTranslations } from 'next-intl/server'
import { Panel } from '@/components/merchant-kit/panel'
import { PointsAsOf } from '@/components/merchant-shoppers/points-as-of'
import { StatementForm } from '@/components/points/statement-form'
import type { StaffContext } from '@/lib/gate/context'
import { shopTimeZone } from '@/lib/i18n/shop-region'
import { dayIn } from '@/lib/kernel/time'
import { paths } from '@/lib/paths'
import { databaseNow, getPointsAsOf, shopInstant } from '@/lib/points/statement/queries'
import { asOfSchema } from '@/lib/points/statement/schema'

/** The balance of any past moment, and the statement to hand out. */
export async function PointsProof({ ctx, id, asOf }: { ctx: StaffContext; id: string; asOf: unknown }) {
  const t = await getTranslations('statement')
  const local = asOfSchema.parse(asOf)
  const at = local ? await shopInstant(ctx, local) : null
  const now = ctx.at ?? (await databaseNow(ctx))
  const asked = local && at ? { local, at, balance: await getPointsAsOf(ctx, id, at) } : null
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Panel title={t('asOf.title')}>
        <PointsAsOf action={paths.merchant.shopper(id)} asked={asked} />
      </Panel>
      <Panel title={t('title')}>
        <StatementForm action={paths.api.shopperStatement()} today={dayIn(now, shopTimeZone())} shopper={id} />
      </Panel>
    </div>
  )
}
