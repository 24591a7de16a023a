import { getTranslations } from 'next-intl/server'
import { Pagination } from '@/components/layout/pagination'
import { ExportChoosing } from '@/components/merchant-exports/export-choosing'
import { FoundLine } from '@/components/merchant-kit/found-line'
import { SortForm } from '@/components/merchant-kit/sort-form'
import { ClaimTable } from '@/components/merchant-rewards/claim-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Gift } from '@/components/ui/icons'
import type { StaffContext } from '@/lib/gate/context'
import { may } from '@/lib/gate/permissions'
import { tableLook } from '@/lib/gate/table-look'
import { paths } from '@/lib/paths'
import { listClaimRows } from '@/lib/rewards/staff/queries'
import type { ClaimList } from '@/lib/rewards/staff/schema'

/** The claims that the filter finds, to be seen to one by one and taken out together. */
export async function ClaimResults({ ctx, asked }: { ctx: StaffContext; asked: ClaimList }) {
  const t = await getTranslations('rewards-desk.claims')
  const role = ctx.actor.staffRole
  const { claims, total, pages } = await listClaimRows(ctx, asked)
  const { state, reward, of, from, to } = asked
  const filter = { state, reward, of, from, to }
  const look = await tableLook('claims')
  if (total === 0) return <EmptyState mark={<Gift />} title={t('empty')} />
  return (
    <>
      <SortForm
        action={paths.merchant.claims()}
        kept={filter}
        sort={asked.sort}
        usual={t('usual')}
        columns={[
          { key: 'no', label: t('columns.claim'), kind: 'day' },
          { key: 'points', label: t('columns.points'), kind: 'number' },
        ]}
      />
      <FoundLine table="claims" look={look}>
        {t('found', { count: total })}
      </FoundLine>
      <ExportChoosing
        name={may(role, 'rewards.ship') ? 'claims-to-send' : 'claims'}
        filter={filter}
        ids={claims.map(({ id }) => id)}
        total={total}
        namespaces={['rewards-desk', 'merchant.ship', 'merchant.form']}
      >
        <ClaimTable
          claims={claims}
          asked={asked}
          isCompact={look.isCompact}
          mayShip={may(role, 'rewards.ship')}
          mayVoid={may(role, 'rewards.void')}
          mayRefund={may(role, 'orders.refund')}
        />
      </ExportChoosing>
      <Pagination page={asked.page} pages={pages} href={(page) => paths.merchant.claims({ ...asked, page })} />
    </>
  )
}
