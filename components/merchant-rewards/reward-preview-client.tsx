'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Photo } from '@/components/catalog/photo'
import { NumberText } from '@/components/merchant-kit/number-text-client'
import { useCashWords } from '@/components/rewards/cash-words'
import { KindMark } from '@/components/rewards/kind-mark'
import { Ticket } from '@/components/rewards/ticket'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { withheldMinor } from '@/lib/payouts/rules'
import { cashbackSchema } from '@/lib/rewards/cashback-card/schema'
import type { RewardChoices } from '@/lib/rewards/staff/queries'
import { PreviewAction } from './preview-action'
import type { RewardInput } from './reward-form-client'

const PICTURE_PX = 640
const SOME_POINTS = 300

/** What a kind of money shows of itself; the database says the same of one that is saved. Nothing while a sum is half typed. */
function faceOf({ kind, redPacket, cashback }: RewardInput): object | null {
  if (kind === 'cashback-card') return cashbackSchema.safeParse(cashback).success ? cashback : null
  if (kind !== 'red-packet' || !Number.isSafeInteger(redPacket.amountMinor)) return null
  return { ...redPacket, withheldMinor: withheldMinor(redPacket.taxClass, redPacket.amountMinor) }
}

/** The reward as a guest meets it, or a member with so many points, while it is being written. */
export function RewardPreview({ choices }: { choices: RewardChoices }) {
  const t = useTranslations('rewards-desk')
  const mall = useTranslations('rewards')
  const locale = useLocale()
  const [viewer, setViewer] = useState<'guest' | 'member'>('guest')
  const [points, setPoints] = useState(String(SOME_POINTS))
  const { control } = useFormContext<RewardInput>()
  const reward = useWatch({ control }) as RewardInput
  const coupon = reward.kind === 'coupon' ? choices.coupons.find((one) => one.id === reward.couponId) : undefined
  const title =
    (locale === 'en' ? reward.titleEn : reward.titleZh) || (locale === 'en' ? coupon?.titleEn : coupon?.titleZh)
  const about = locale === 'en' ? reward.aboutEn : reward.aboutZh
  const cash = useCashWords()(reward.kind, faceOf(reward))
  const [limit, days] = [reward.limitCount ?? 0, reward.validDays ?? 0]
  const facts = [
    ...(cash?.facts ?? []),
    limit > 0 ? mall(`limit.${reward.limitPeriod}`, { count: limit }) : '',
    days > 0 && reward.kind !== 'coupon' ? mall('valid', { days }) : '',
  ].filter(Boolean)
  const picture = reward.image ? { file: reward.image, width: PICTURE_PX, height: PICTURE_PX, alt: '' } : null
  return (
    <aside aria-label={t('preview')} className="grid gap-3 lg:sticky lg:top-20">
      <p className="text-ink-muted text-sm">{t('preview')}</p>
      <Segmented
        label={t('viewer.label')}
        name="viewer"
        value={viewer}
        onValueChange={(value) => setViewer(value === 'member' ? 'member' : 'guest')}
        options={(['guest', 'member'] as const).map((value) => ({ value, label: t(`viewer.${value}`) }))}
        className="justify-self-start"
      />
      {viewer === 'member' ? (
        <Field label={t('viewer.points')}>
          <NumberText unit={t('viewer.unit')} value={points} onChange={(event) => setPoints(event.target.value)} />
        </Field>
      ) : null}
      <Ticket
        stub={
          picture ? (
            <Photo picture={picture} sizes="7rem" decorative />
          ) : cash ? (
            <span className="px-2 py-4">{cash.worth}</span>
          ) : (
            <KindMark kind={reward.kind} />
          )
        }
        title={title || t('previewUntitled')}
        note={
          <>
            {about ? <p className="mb-1 text-ink">{about}</p> : null}
            <p>{facts.join(' · ')}</p>
          </>
        }
      >
        <PreviewAction
          costPoints={reward.costPoints}
          cashMinor={reward.cashMinor}
          have={viewer === 'guest' ? null : Math.max(0, Math.floor(Number(points) || 0))}
          isGone={reward.stock === 0}
          title={title ?? ''}
        />
      </Ticket>
    </aside>
  )
}
