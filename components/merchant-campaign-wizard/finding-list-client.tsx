'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { CircleAlert, CircleCheck, Info } from '@/components/ui/icons'
import { useDefinition } from './definition-client'
import { findingTone, useFindings, useFindingText } from './findings-client'
import { stepOf } from './wizard-steps'

/** All that the linter says, what blocks first; each leads to its field. */
export function FindingList({ onGo }: { onGo: (field: string) => void }) {
  const t = useTranslations('campaigns-desk.wizard.publish')
  const names = useTranslations('campaigns-desk.wizard.steps')
  const textOf = useFindingText()
  const findings = useFindings()
  const { definition } = useDefinition()
  const blocks = findings.filter(({ level }) => level === 'blocks').length
  return (
    <div className="grid gap-3">
      <p
        role="status"
        className={classNames(
          'flex items-center gap-2 font-medium',
          blocks > 0 ? 'text-on-danger-soft' : 'text-success',
        )}
      >
        {blocks > 0 ? (
          <CircleAlert aria-hidden="true" className="size-5" />
        ) : (
          <CircleCheck aria-hidden="true" className="size-5" />
        )}
        {blocks > 0 ? t('blocked', { count: blocks }) : t('passes', { count: findings.length })}
      </p>
      {findings.length > 0 ? (
        <ul className="grid divide-y divide-line">
          {findings.map((one) => {
            const Icon = one.level === 'hint' ? Info : CircleAlert
            return (
              <li
                key={`${one.code} ${one.field} ${String(one.details.disclosure ?? '')}`}
                className="flex items-start gap-3 py-2.5"
              >
                <Icon aria-hidden="true" className={classNames('mt-0.5 size-5 shrink-0', findingTone[one.level])} />
                <p className="min-w-0 flex-1">
                  <span className={classNames('me-2 font-medium text-sm', findingTone[one.level])}>
                    {t(`levels.${one.level}`)}
                  </span>
                  {textOf(one)}
                </p>
                <button
                  type="button"
                  onClick={() => onGo(one.field)}
                  className="min-h-11 shrink-0 cursor-pointer whitespace-nowrap px-1 text-sm underline underline-offset-4 md:min-h-0"
                >
                  {t('go', { step: names(stepOf(one.field, definition.kind)) })}
                </button>
              </li>
            )
          })}
        </ul>
      ) : null}
    </div>
  )
}
