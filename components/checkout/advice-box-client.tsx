'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { OfferedAdvice, OfferedPlan } from './advice'

export type AdviceState = {
  advice: OfferedAdvice | null
  /** the form stands as the plan that was taken */
  isTaken: boolean
  /** it stands so already: there is nothing to press */
  isFilled: boolean
  onTake: (plan: OfferedPlan) => void
  onUndo: () => void
}

/** What costs least and why. Nothing is filled in before it is pressed, and one press puts it back. */
export function AdviceBox({ advice, isTaken, isFilled, onTake, onUndo }: AdviceState) {
  const t = useTranslations('checkout.advice')
  if (!advice) return null
  const { best, ending } = advice
  return (
    <section aria-label={t('title')} className="grid gap-3 rounded-xl bg-seal-soft p-4 text-on-seal-soft">
      <div className="text-sm">
        <p className="font-medium text-base">{advice.why}</p>
        {advice.tier ? <p>{advice.tier}</p> : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2" aria-live="polite">
        {isTaken ? (
          <>
            <span>{t('taken')}</span>
            <Button tone="link" size="sm" onClick={onUndo}>
              {t('undo')}
            </Button>
          </>
        ) : (
          [isFilled ? null : best, ending].map((plan, place) =>
            plan ? (
              <Button key={plan.words} tone={place === 0 ? 'seal' : 'link'} size="sm" onClick={() => onTake(plan)}>
                {plan.words}
              </Button>
            ) : null,
          )
        )}
      </div>
    </section>
  )
}
