'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Panel } from '@/components/merchant-kit/panel'
import { useRuleWords } from '@/components/points/rule-words'
import { classNames } from '@/components/ui/class-names'
import { type Conflict, conflictsOf } from '@/lib/earning/conflicts/rules'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/link'
import { paths } from '@/lib/paths'
import { useRuleDesk } from '../rule-desk-client'

/** Which rules in force meet this one on real orders, in the order in which they give. */
export function Conflicts() {
  const t = useTranslations('points-desk.programme.conflicts')
  const { facts, rule } = useRuleDesk()
  if (!rule) return null
  const found = conflictsOf(rule, facts.terms, facts.orders)
  const before = found.filter((one) => one.comes === 'before')
  const after = found.filter((one) => one.comes === 'after')
  return (
    <Panel title={t('title')}>
      {found.length === 0 ? (
        <p className="text-ink-muted text-sm">{t('none')}</p>
      ) : (
        <ol className="grid gap-px overflow-hidden rounded-lg bg-line ring-1 ring-line">
          <Step name={t('rateAndSteps')} />
          {before.map((one) => (
            <Other key={one.rule.id} conflict={one} />
          ))}
          <Step name={t('this')} mine />
          {after.map((one) => (
            <Other key={one.rule.id} conflict={one} />
          ))}
        </ol>
      )}
    </Panel>
  )
}

type StepProps = { name: string; href?: string; mine?: boolean; said?: readonly string[] }

function Step({ name, href, mine = false, said = [] }: StepProps) {
  return (
    <li className={classNames('grid gap-0.5 px-3.5 py-2.5', mine ? 'bg-seal-soft text-on-seal-soft' : 'bg-surface')}>
      {href ? (
        <Link href={href} className="justify-self-start font-medium underline-offset-4 hover:underline">
          {name}
        </Link>
      ) : (
        <span className="font-medium">{name}</span>
      )}
      {said.map((one) => (
        <span key={one} className="text-ink-muted text-sm">
          {one}
        </span>
      ))}
    </li>
  )
}

function Other({ conflict: { rule, together, of, stops, multiplies } }: { conflict: Conflict }) {
  const t = useTranslations('points-desk.programme.conflicts')
  const locale = useLocale()
  const words = useRuleWords()
  const day = (at: string) => formatDate(new Date(at), locale, 'near')
  const said = [
    t('together', { together, of }),
    ...(stops ? [t(`stops.${stops}`)] : []),
    ...(multiplies ? [t(`multiplies.${multiplies}`)] : []),
    ...(rule.endsAt ? [t('until', { day: day(rule.endsAt) })] : []),
  ]
  return <Step name={words.name(rule)} href={paths.merchant.rule({ id: rule.id })} said={said} />
}
