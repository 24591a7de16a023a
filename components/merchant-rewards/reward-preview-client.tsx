'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { KindMark } from '@/components/rewards/kind-mark'
import { Ticket } from '@/components/rewards/ticket'
import { formatPoints } from '@/lib/i18n/format'
import type { RewardChoices } from '@/lib/rewards/staff/queries'
import type { RewardInput } from './reward-form-client'

/** The reward as a shopper will meet it, while it is being written. */
export function RewardPreview({ choices }: { choices: RewardChoices }) {
  const t = useTranslations('rewards-desk')
  const mall = useTranslations('rewards')
  const locale = useLocale()
  const { control } = useFormContext<RewardInput>()
  const reward = useWatch({ control }) as RewardInput
  const coupon = reward.kind === 'coupon' ? choices.coupons.find((one) => one.id === reward.couponId) : undefined
  const title =
    (locale === 'en' ? reward.titleEn : reward.titleZh) || (locale === 'en' ? coupon?.titleEn : coupon?.titleZh)
  const about = locale === 'en' ? reward.aboutEn : reward.aboutZh
  const cost = reward.costPoints
  const [limit, days] = [reward.limitCount ?? 0, reward.validDays ?? 0]
  const facts = [
    limit > 0 ? mall(`limit.${reward.limitPeriod}`, { count: limit }) : '',
    days > 0 && reward.kind !== 'coupon' ? mall('valid', { days }) : '',
  ].filter(Boolean)
  return (
    <aside aria-label={t('preview')} className="grid gap-2 lg:sticky lg:top-20">
      <p className="text-ink-muted text-sm">{t('preview')}</p>
      <Ticket
        stub={<KindMark kind={reward.kind} />}
        title={title || t('previewUntitled')}
        note={
          <>
            {about ? <p className="mb-1 text-ink">{about}</p> : null}
            <p>{facts.join(' · ')}</p>
          </>
        }
      >
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <p className="whitespace-nowrap font-semibold text-seal-ink tabular">
            {mall('cost', { points: Number.isSafeInteger(cost) && cost > 0 ? formatPoints(cost, locale) : '—' })}
          </p>
          <span aria-hidden="true" className="rounded-lg bg-seal px-3 py-1.5 font-medium text-on-seal text-sm">
            {mall('exchange')}
          </span>
        </div>
      </Ticket>
    </aside>
  )
}
