'use client'
import { useLocale, useTranslations } from 'next-intl'
import { createContext, type ReactNode, use } from 'react'
import { classNames } from '@/components/ui/class-names'
import { CircleAlert, Info } from '@/components/ui/icons'
import type { Finding } from '@/lib/campaigns/findings/rules'
import { formatBasisPoints } from '@/lib/i18n/format'
import { refusalValues } from '@/lib/i18n/refusal-values'

const Findings = createContext<readonly Finding[]>([])

/** What the linter says of the campaign as it is typed, for every field below. */
export function FindingsProvider({ findings, children }: { findings: readonly Finding[]; children: ReactNode }) {
  return <Findings value={findings}>{children}</Findings>
}

export const useFindings = (): readonly Finding[] => use(Findings)

/** A finding as a sentence. */
export function useFindingText(): (finding: Finding) => string {
  const t = useTranslations('campaigns-desk.wizard.findings')
  const disclosures = useTranslations('campaigns-desk.wizard.disclosures')
  const reasons = useTranslations('campaigns-desk.wizard.inducements')
  const locale = useLocale()
  return ({ code, details }) => {
    const values = refusalValues(details, locale)
    if (typeof details.disclosure === 'string') values.disclosure = disclosures(details.disclosure as 'contact')
    if (typeof details.emptyBps === 'number') values.share = formatBasisPoints(details.emptyBps, locale)
    if (typeof details.reasons === 'string')
      values.reasons = details.reasons
        .split(' ')
        .map((one) => reasons(one as 'words-push'))
        .join(locale === 'en' ? '; ' : '；')
    return t(code, values)
  }
}

export const findingTone = {
  blocks: 'text-on-danger-soft',
  warns: 'text-on-warning-soft',
  hint: 'text-ink-muted',
} as const

/** What is said of one field, under it; of a list or a part of the form only what is said of it as a whole. */
export function FieldNotes({ name }: { name: string }) {
  const textOf = useFindingText()
  const own = useFindings().filter(({ field, level }) => field === name && level !== 'hint')
  if (own.length === 0) return null
  return (
    <ul className="grid gap-1">
      {own.map((one) => {
        const Icon = one.level === 'hint' ? Info : CircleAlert
        return (
          <li key={one.code} className={classNames('flex items-start gap-1.5 text-sm', findingTone[one.level])}>
            <Icon aria-hidden="true" className="mt-[0.2em] size-[1.05em] shrink-0" />
            <span>{textOf(one)}</span>
          </li>
        )
      })}
    </ul>
  )
}
