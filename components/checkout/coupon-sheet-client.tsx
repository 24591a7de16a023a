'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CheckCard } from '@/components/ui/check-card'
import { RadioGroup } from '@/components/ui/radio-group'
import { Sheet } from '@/components/ui/sheet-client'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import type { Refused } from '@/lib/kernel/result'
import type { JudgedCoupon } from './checkout-quote'
import { CouponCode } from './coupon-code-client'
import type { CouponState } from './coupon-state'

type CouponSheetProps = CouponState & { open: boolean; onOpenChange: (open: boolean) => void }

/** Every coupon in reach: those that work by what they save, the others with the reason why not. */
export function CouponSheet({ open, onOpenChange, ...state }: CouponSheetProps) {
  const t = useTranslations('checkout.coupon')
  const common = useTranslations('common.client')
  const usable = state.coupons.filter((one) => !one.refused)
  const others = state.coupons.filter((one) => one.refused)
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      side="bottom"
      title={t('sheetTitle')}
      closeLabel={common('close')}
      footer={
        <Button block onClick={() => onOpenChange(false)}>
          {t('done')}
        </Button>
      }
    >
      <div className="grid gap-5">
        <CouponCode onFound={state.onTyped} />
        <RadioGroup legend={t('usableTitle')}>
          {usable.map((one) => (
            <CouponChoice key={one.key} judged={one} {...state} />
          ))}
          <CheckCard
            label={t('none')}
            hint={usable.length > 0 ? t('noneHint') : undefined}
            checked={state.chosen.length === 0}
            onChange={() => state.onPress(null)}
          />
        </RadioGroup>
        {others.length > 0 ? (
          <section className="grid gap-2">
            <h3 className="font-medium text-sm">{t('unusableTitle')}</h3>
            <ul className="grid gap-2">
              {others.map((one) => (
                <UnusableCoupon key={one.key} judged={one} currency={state.currency} />
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Sheet>
  )
}

function CouponChoice({ judged, chosen, currency, onPress }: CouponState & { judged: JudgedCoupon }) {
  const t = useTranslations('checkout.coupon')
  const locale = useLocale()
  const amount = formatMoney(judged.savesMinor, currency, locale, { trimZeros: true })
  return (
    <CheckCard
      label={<CouponTitle judged={judged} />}
      hint={
        <>
          <CouponHint judged={judged} currency={currency} />
          <Apart judged={judged} />
        </>
      }
      aside={
        <span className="text-seal-ink">{judged.freesShipping ? t('savesShipping') : t('saves', { amount })}</span>
      }
      checked={chosen.some(({ key }) => key === judged.key)}
      onChange={() => onPress(judged)}
    />
  )
}

/** What it can't be used beside: choosing it puts that aside. */
function Apart({ judged: { apartFrom } }: { judged: JudgedCoupon }) {
  const t = useTranslations('checkout.coupon')
  const locale = useLocale()
  return apartFrom.map((one) => (
    <span key={one.titleZh} className="block text-on-warning-soft">
      {t('apart', { name: locale === 'en' ? one.titleEn : one.titleZh })}
    </span>
  ))
}

function UnusableCoupon({ judged, currency }: { judged: JudgedCoupon; currency: string }) {
  const t = useTranslations('checkout.coupon')
  const locale = useLocale()
  const say = useRefusalWords(currency)
  const [automatic] = judged.apartFrom
  const reason = ({ refusal, details }: Refused<string>) =>
    refusal === 'coupon-automatic-better' && automatic
      ? t('automaticBetter', { name: locale === 'en' ? automatic.titleEn : automatic.titleZh })
      : refusal === 'coupon-below-minimum' && typeof details?.missingMinor === 'number'
        ? t('missing', { amount: formatMoney(details.missingMinor, currency, locale, { trimZeros: true }) })
        : say({ ok: false, refusal, details })
  return (
    <li className="rounded-lg border border-line border-dashed px-4 py-3">
      <CouponTitle judged={judged} />
      <p className="font-medium text-on-warning-soft text-sm">{judged.refused ? reason(judged.refused) : null}</p>
      <p className="text-ink-muted text-sm">
        <CouponHint judged={judged} currency={currency} />
      </p>
    </li>
  )
}

function CouponTitle({ judged: { coupon } }: { judged: JudgedCoupon }) {
  const t = useTranslations('checkout.coupon')
  const title = useLocale() === 'en' ? coupon.titleEn : coupon.titleZh
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {title}
      {coupon.grantId ? <Badge tone="seal">{t('mine')}</Badge> : null}
    </span>
  )
}

function CouponHint({ judged: { coupon }, currency }: { judged: JudgedCoupon; currency: string }) {
  const t = useTranslations('checkout.coupon')
  const locale = useLocale()
  const { minGoodsMinor, scope } = coupon.terms
  const names = scope?.named.map((one) => (locale === 'en' ? one.titleEn : one.titleZh)).join(t('listComma'))
  const parts = [
    names ? t('only', { names }) : null,
    minGoodsMinor > 0 ? t('over', { amount: formatMoney(minGoodsMinor, currency, locale, { trimZeros: true }) }) : null,
    coupon.expiresAt ? t('until', { date: formatDate(coupon.expiresAt, locale) }) : null,
  ]
  return parts.filter(Boolean).join(' · ')
}
