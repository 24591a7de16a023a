import { getLocale, getTranslations } from 'next-intl/server'
import { ChooseCell, ChooseHead } from '@/components/merchant-kit/choosing-client'
import { headOf, SortHead } from '@/components/merchant-kit/sort-head'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { CouponRow } from '@/lib/coupons/staff/queries'
import type { CouponList } from '@/lib/coupons/staff/schema'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { CouponArchive } from './coupon-archive-client'
import { CouponWorth } from './coupon-worth'

const tones: Record<CouponRow['state'], BadgeTone> = {
  live: 'success',
  coming: 'warning',
  over: 'neutral',
  archived: 'neutral',
}

type CouponTableProps = { coupons: readonly CouponRow[]; asked: CouponList; currency: string; mayWrite: boolean }

/** Coupons, what each is worth, how one comes by it, and what it has cost so far. */
export async function CouponTable({ coupons, asked, currency, mayWrite }: CouponTableProps) {
  const t = await getTranslations('merchant.coupons')
  const locale = await getLocale()
  const day = (moment: Date | null) => (moment ? formatDate(moment, locale, 'short') : null)
  const lastDay = (ends: Date | null) => (ends ? day(new Date(ends.getTime() - 1)) : null)
  const head = (column: 'ends' | 'used' | 'saved') =>
    headOf(asked.sort, column, (sort) => paths.merchant.coupons({ ...asked, sort }))
  return (
    <Table
      caption={t('title')}
      className="[--table-top:3.75rem]"
      head={
        <>
          <ChooseHead />
          <Th>{t('columns.coupon')}</Th>
          <Th>{t('columns.worth')}</Th>
          <Th>{t('columns.how')}</Th>
          <SortHead {...head('ends')}>{t('columns.window')}</SortHead>
          <SortHead {...head('used')} align="end">
            {t('columns.used')}
          </SortHead>
          <SortHead {...head('saved')} align="end">
            {t('columns.saved')}
          </SortHead>
          {mayWrite ? (
            <Th>
              <span className="sr-only">{t('columns.deeds')}</span>
            </Th>
          ) : null}
        </>
      }
    >
      {coupons.map((coupon) => (
        <Tr key={coupon.id}>
          <ChooseCell id={coupon.id} name={locale === 'en' ? coupon.titleEn : coupon.titleZh} />
          <Td className="max-md:[td+&]:pr-12">
            <span className="grid">
              <span className="flex flex-wrap items-center gap-2">
                <Link
                  href={paths.merchant.coupon(coupon.id)}
                  prefetch={false}
                  className="font-medium after:absolute after:inset-0 after:rounded-xl md:after:rounded-none"
                >
                  {locale === 'en' ? coupon.titleEn : coupon.titleZh}
                </Link>
                <Badge tone={tones[coupon.state]}>{t(`state.${coupon.state}`)}</Badge>
              </span>
              <code className="text-ink-muted text-sm">
                {coupon.code ?? t(coupon.isAutomatic ? 'automatic' : 'noCode')}
              </code>
            </span>
          </Td>
          <Td label={t('columns.worth')}>
            <CouponWorth terms={coupon} />
          </Td>
          <Td label={t('columns.how')} className="text-sm">
            <span className="grid text-end md:text-start">
              {coupon.isAutomatic ? <span>{t('how.automatic')}</span> : null}
              {coupon.code ? <span>{coupon.listed ? t('how.listed') : t('how.code')}</span> : null}
              {coupon.costPoints ? (
                <span className="text-seal-ink">
                  {t('how.exchange', { points: formatPoints(coupon.costPoints, locale) })}
                </span>
              ) : null}
            </span>
          </Td>
          <Td label={t('columns.window')} className="whitespace-nowrap text-sm tabular">
            {coupon.startsAt || coupon.endsAt
              ? `${day(coupon.startsAt) ?? '…'} – ${lastDay(coupon.endsAt) ?? '…'}`
              : t('always')}
          </Td>
          <Td label={t('columns.used')} align="end">
            {coupon.usageLimit === null
              ? formatPoints(coupon.uses, locale)
              : `${formatPoints(coupon.uses, locale)} / ${formatPoints(coupon.usageLimit, locale)}`}
          </Td>
          <Td label={t('columns.saved')} align="end">
            {formatMoney(coupon.discountMinor, currency, locale)}
          </Td>
          {mayWrite ? (
            <Td className="justify-end md:w-px md:text-end">
              <CouponArchive couponId={coupon.id} isArchived={coupon.state === 'archived'} />
            </Td>
          ) : null}
        </Tr>
      ))}
    </Table>
  )
}
