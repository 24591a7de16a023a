import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'

type BudgetFitProps = { label: string; has: number; needs: number; said: (amount: number) => string }

/** A budget as a bar: how much of it is expected to go; past its end it does not last. */
export function BudgetFit({ label, has, needs, said }: BudgetFitProps) {
  const t = useTranslations('campaigns-desk.wizard.sums')
  if (has === 0 && needs === 0) return null
  const isShort = needs > has
  const share = has > 0 ? Math.min(1, needs / has) : 1
  return (
    <div className="grid gap-1.5 text-sm">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span>{label}</span>
        <span className="text-ink-muted tabular">{t('needsOf', { needs: said(needs), has: said(has) })}</span>
      </p>
      <div aria-hidden="true" className="h-2.5 overflow-hidden rounded-full bg-line forced-colors:border">
        <div
          className={classNames(
            'h-full rounded-full',
            isShort ? 'bg-danger' : share > 0.85 ? 'bg-warning' : 'bg-success',
          )}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className={isShort ? 'text-on-danger-soft' : 'text-ink-muted'}>
        {isShort ? t('short', { missing: said(needs - has) }) : t('enough', { left: said(has - needs) })}
      </p>
    </div>
  )
}
