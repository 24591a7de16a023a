import { getLocale, getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import type { StackLoss } from '@/lib/coupons/margin/rules'
import type { CouponRow } from '@/lib/coupons/staff/queries'
import { blankCoupon } from '@/lib/coupons/staff/schema'
import type { Subjects } from '@/lib/earning/programme/queries'
import { formatMoney } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { CouponForm, type CouponInput } from './coupon-form-client'

type CouponPageProps = {
  coupon: CouponRow | null
  /** what it sells below cost */
  loss?: StackLoss | null
  subjects: Pick<Subjects, 'products' | 'collections'>
  currency: string
  timeZone: string
  mayWrite: boolean
}

/** One coupon's page, and the page of one that is yet to be. */
export async function CouponPage({ coupon, loss = null, subjects, currency, timeZone, mayWrite }: CouponPageProps) {
  const t = await getTranslations('merchant')
  const title = coupon ? t('coupons.edit') : t('coupons.create')
  const crumbs = [{ label: t('coupons.title'), href: paths.merchant.coupons() }, { label: title }]
  return (
    <Page
      width="narrow"
      breadcrumb={<Breadcrumb items={crumbs} label={t('kit.where')} />}
      title={
        <span className="flex flex-wrap items-center gap-3">
          {title}
          {coupon ? <Badge>{t(`coupons.state.${coupon.state}`)}</Badge> : null}
        </span>
      }
      lead={coupon ? t('coupons.facts', { uses: coupon.uses, granted: coupon.granted }) : t('coupons.createLead')}
    >
      {mayWrite ? null : <Notice className="mb-4">{t('kit.readOnly')}</Notice>}
      {loss ? <LossNotice loss={loss} currency={currency} /> : null}
      <fieldset disabled={!mayWrite} className="min-w-0">
        <CouponForm
          coupon={coupon ? inputOf(coupon) : blankCoupon}
          subjects={subjects}
          currency={currency}
          timeZone={timeZone}
        />
      </fieldset>
    </Page>
  )
}

/** The order that loses most, in words: what stands on it, what is paid, what the goods cost. */
async function LossNotice({ loss, currency }: { loss: StackLoss; currency: string }) {
  const t = await getTranslations('merchant.coupons.loss')
  const locale = await getLocale()
  const name = (one: { titleZh: string; titleEn: string }) => (locale === 'en' ? one.titleEn : one.titleZh)
  const stack = loss.stack.map((one) => t('quoted', { name: name(one) })).join(' + ')
  const facts = {
    stack,
    goods: name(loss.goods),
    pieces: loss.pieces,
    paid: formatMoney(loss.paidMinor, currency, locale),
    cost: formatMoney(loss.costMinor, currency, locale),
  }
  return (
    <Notice tone="warning" title={t('title', { count: loss.goodsCount })} className="mb-4">
      {t(loss.stack.length > 1 ? 'together' : 'alone', facts)}
    </Notice>
  )
}

function inputOf(coupon: CouponRow): CouponInput {
  const {
    state: _state,
    uses: _uses,
    usedCount: _used,
    granted: _granted,
    costPoints: _cost,
    discountMinor: _saved,
    scope: _scope,
    ...fields
  } = coupon
  return {
    ...fields,
    startsAt: coupon.startsAt?.toISOString() ?? null,
    endsAt: coupon.endsAt?.toISOString() ?? null,
  }
}
