import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { classNames } from '@/components/ui/class-names'
import { Check } from '@/components/ui/icons'
import { type FirstStep, firstSteps } from '@/lib/desk/schema'
import { paths } from '@/lib/paths'
import { ProgressRing } from './progress-ring'
import { PutAway } from './put-away-client'

const { merchant } = paths

const ways: Record<FirstStep, string> = {
  shop: merchant.settings(),
  product: merchant.newProduct(),
  rules: merchant.newPointsRules(),
  reward: merchant.newReward(),
  staff: merchant.staff(),
  order: paths.products(),
}

type FirstStepsProps = {
  done: Record<FirstStep, boolean>
  /** the steps that whoever looks may take */
  mine: readonly FirstStep[]
}

/** From an empty shop to the first order: six things, each with the way to it. Nobody ticks them off; they are there or not. */
export function FirstSteps({ done, mine }: FirstStepsProps) {
  const t = useTranslations('desk.firstSteps')
  const count = firstSteps.filter((step) => done[step]).length
  const isComplete = count === firstSteps.length
  const progress = t('progress', { count, all: firstSteps.length })
  return (
    <PutAway isOver={isComplete} title={t('title')} progress={progress} words={{ hide: t('hide'), show: t('show') }}>
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-[auto_minmax(0,1fr)]">
        <div className="flex items-center gap-4 md:flex-col md:justify-center md:px-4">
          <ProgressRing value={count} max={firstSteps.length} />
          <p className="text-ink-muted text-sm">{isComplete ? t('complete') : progress}</p>
        </div>
        <ol className="grid gap-x-8 lg:grid-cols-2">
          {firstSteps.map((step) => (
            <li
              key={step}
              className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t py-3 lg:nth-[-n+2]:border-t-0 max-lg:first:border-t-0"
            >
              <Mark done={done[step]} word={t(done[step] ? 'done' : 'todo')} />
              <div className="min-w-0 grow basis-32">
                <p className={classNames('font-medium', done[step] && 'text-ink-muted')}>{t(`steps.${step}.title`)}</p>
                {done[step] ? null : <p className="text-ink-muted text-sm">{t(`steps.${step}.why`)}</p>}
              </div>
              {mine.includes(step) ? (
                <LinkButton
                  href={ways[step]}
                  tone={done[step] ? 'ghost' : 'outline'}
                  size="sm"
                  className="ms-auto shrink-0"
                >
                  {t(`steps.${step}.go`)}
                </LinkButton>
              ) : null}
            </li>
          ))}
        </ol>
      </div>
    </PutAway>
  )
}

function Mark({ done, word }: { done: boolean; word: string }) {
  return (
    <span
      className={classNames(
        'grid size-6 shrink-0 place-items-center rounded-full',
        done ? 'bg-success-soft text-on-success-soft' : 'border border-line-strong border-dashed',
      )}
    >
      {done ? <Check aria-hidden="true" className="size-3.5" strokeWidth={3} /> : null}
      <span className="sr-only">{word}</span>
    </span>
  )
}
