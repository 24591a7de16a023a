'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { useDefinition } from './definition-client'
import { useFindings } from './findings-client'
import { type Step, stepOf, steps } from './wizard-steps'

/** The four steps, and on which of them something is in the way of the launch. */
export function StepTabs({ step, onStep }: { step: Step; onStep: (to: Step) => void }) {
  const t = useTranslations('campaigns-desk.wizard')
  const findings = useFindings()
  const { definition } = useDefinition()
  const blocked = new Set(
    findings.filter(({ level }) => level === 'blocks').map(({ field }) => stepOf(field, definition.kind)),
  )
  return (
    <nav aria-label={t('stepsLabel')}>
      <ol className="grid grid-cols-4 gap-1 rounded-xl bg-sunken p-1">
        {steps.map((one, at) => (
          <li key={one}>
            <button
              type="button"
              aria-current={one === step ? 'step' : undefined}
              onClick={() => onStep(one)}
              className={classNames(
                'flex min-h-13 w-full cursor-pointer flex-col items-center justify-center gap-0.5 rounded-lg px-1 py-1.5 text-center text-sm sm:flex-row sm:gap-2',
                one === step ? 'bg-surface font-medium text-ink shadow-sm' : 'text-ink-muted hover:text-ink',
              )}
            >
              <span
                aria-hidden="true"
                className={classNames(
                  'grid size-6 shrink-0 place-items-center rounded-full border text-xs tabular',
                  blocked.has(one)
                    ? 'border-danger text-on-danger-soft'
                    : one === step
                      ? 'border-seal text-seal-ink'
                      : 'border-line-strong',
                )}
              >
                {blocked.has(one) ? '!' : at + 1}
              </span>
              <span>{t(`steps.${one}`)}</span>
              {blocked.has(one) ? <span className="sr-only">{t('stepBlocked')}</span> : null}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
