import { useLocale, useTranslations } from 'next-intl'
import { usePrice } from '@/components/rewards/use-price'
import { Badge } from '@/components/ui/badge'
import { Progress } from '@/components/ui/progress'
import { formatPoints } from '@/lib/i18n/format'

type PreviewActionProps = {
  costPoints: number
  cashMinor: number
  /** null: a guest */
  have: number | null
  isGone: boolean
  title: string
}

/** The price and what stands beside it in the mall; nothing here can be pressed. */
export function PreviewAction({ costPoints, cashMinor, have, isGone, title }: PreviewActionProps) {
  const t = useTranslations('rewards')
  const say = usePrice()
  const locale = useLocale()
  const isPrice = Number.isSafeInteger(costPoints) && costPoints > 0
  const points = (amount: number) => formatPoints(amount, locale)
  const missing = isPrice && have !== null ? Math.max(0, costPoints - have) : 0
  const price = (
    <p className="whitespace-nowrap font-semibold text-seal-ink tabular">
      {isPrice ? say({ costPoints, cashMinor }) : t('cost', { points: '—' })}
    </p>
  )
  if (have !== null && missing > 0 && !isGone) {
    return (
      <div className="grid gap-1.5">
        <div className="flex items-baseline justify-between gap-3">
          {price}
          <p className="text-ink-muted text-sm tabular">{t('missing', { points: points(missing) })}</p>
        </div>
        <Progress
          value={have}
          max={costPoints}
          tone="seal"
          label={t('progress', { title })}
          valueText={t('progressText', { have: points(have), cost: points(costPoints) })}
        />
      </div>
    )
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
      {price}
      {isGone ? (
        <Badge>{t('soldOut')}</Badge>
      ) : (
        <span
          className={
            have === null
              ? 'rounded-lg border border-line-strong px-3 py-1.5 font-medium text-sm'
              : 'rounded-lg bg-seal px-3 py-1.5 font-medium text-on-seal text-sm'
          }
        >
          {t(have === null ? 'signIn' : 'exchange')}
        </span>
      )}
    </div>
  )
}
