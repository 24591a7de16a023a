'use client'
import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { Panel } from '@/components/merchant-kit/panel'
import { useRuleWords } from '@/components/points/rule-words'
import type { RuleVersion } from '@/lib/earning/programme/queries'
import { useRuleDesk } from '../rule-desk-client'
import type { RuleInput } from '../rule-field-client'
import { useDraftWords } from '../sentence/use-draft-words-client'
import { changedParts } from './changed-parts'

export type LiveVersion = Pick<RuleVersion, 'version' | 'definition' | 'endsAt'>

/** What publishing would change of what is in force, field by field. */
export function Changes({ live }: { live: LiveVersion | null }) {
  const t = useTranslations('points-desk.programme')
  const { watch } = useFormContext<RuleInput>()
  const said = useDraftWords()
  const words = useRuleWords()
  const { facts } = useRuleDesk()
  const definition = watch('definition')
  const endsAt = watch('endsAt')
  if (!live) return null
  const tell = (part: string, of: typeof definition, until: string | null): string => {
    const kind = part.startsWith('if.') ? part.slice('if.'.length) : null
    const condition = kind && of.conditions.find((one) => one.kind === kind)
    if (kind) return condition ? said.condition(condition) : t('changes.none')
    if (part === 'names') return words.name(of)
    if (part === 'then') return said.reward(of.reward)
    if (part === 'most') return said.limits(of.limits) || t('changes.none')
    if (part === 'base') return said.base(of.base)
    if (part === 'scope') return t(`changes.scope.${of.scope}`)
    if (part === 'until') return said.when(null, until)
    if (part === 'apart') return said.apart(of, facts.budgets) || t('changes.none')
    return said.order(of)
  }
  const was = live.definition as unknown as typeof definition
  const wasUntil = live.endsAt?.toISOString() ?? null
  const changed = changedParts({ ...was, endsAt: wasUntil }, { ...definition, endsAt })
  return (
    <Panel title={t('changes.title', { version: live.version })}>
      {changed.length === 0 ? (
        <p className="text-ink-muted text-sm">{t('changes.nothing')}</p>
      ) : (
        <dl className="grid gap-3">
          {changed.map((part) => (
            <div key={part} className="grid gap-x-4 gap-y-0.5 text-[0.9375rem] sm:grid-cols-[8rem_minmax(0,1fr)]">
              <dt className="text-ink-muted">
                {t(
                  `sentence.parts.${part.startsWith('if.') ? part.slice('if.'.length) : part}` as 'sentence.parts.then',
                )}
              </dt>
              <dd className="grid gap-0.5">
                <del className="text-ink-muted">{tell(part, was, wasUntil)}</del>
                <ins className="font-medium no-underline">{tell(part, definition, endsAt)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  )
}
