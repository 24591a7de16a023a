import { useTranslations } from 'next-intl'
import { Choosing } from '@/components/merchant-kit/choosing-client'
import { RowKeys } from '@/components/merchant-kit/row-keys-client'
import { SortForm } from '@/components/merchant-kit/sort-form'
import type { CouponRow } from '@/lib/coupons/staff/queries'
import type { CouponList } from '@/lib/coupons/staff/schema'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { CouponBulkBar } from './coupon-bulk-bar-client'
import { CouponTable } from './coupon-table'

type CouponShelfProps = { coupons: readonly CouponRow[]; asked: CouponList; mayWrite: boolean }

/** The coupons, in whichever order, and what can be done with many of them. */
export function CouponShelf({ coupons, asked, mayWrite }: CouponShelfProps) {
  const t = useTranslations('merchant.coupons')
  const ids = mayWrite ? coupons.map(({ id }) => id) : []
  return (
    <>
      <SortForm
        action={paths.merchant.coupons()}
        kept={{ state: asked.state }}
        sort={asked.sort}
        usual={t('usual')}
        columns={[
          { key: 'ends', label: t('columns.window'), kind: 'day' },
          { key: 'used', label: t('columns.used'), kind: 'number' },
          { key: 'saved', label: t('columns.saved'), kind: 'number' },
        ]}
      />
      <ClientMessages namespaces={['merchant.coupons', 'merchant.choose', 'merchant.keys', 'refusals']}>
        <Choosing key={ids.join()} ids={ids} total={ids.length}>
          <RowKeys>
            <CouponTable coupons={coupons} asked={asked} currency={shopCurrency()} mayWrite={mayWrite} />
          </RowKeys>
          <CouponBulkBar isArchive={asked.state === 'archived'} />
        </Choosing>
      </ClientMessages>
    </>
  )
}
