'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { Check, X } from '@/components/ui/icons'
import { disclosures } from '@/lib/campaigns/disclosures/rules'
import { useDefinition } from './definition-client'

/** What the law wants told before anybody takes part: which of it is said, and where the rest is to be written. */
export function DisclosureList({ onGo }: { onGo: (field: string) => void }) {
  const t = useTranslations('campaigns-desk.wizard')
  const { definition } = useDefinition()
  const said = disclosures.map((one) => ({ ...one, isSaid: one.isSaid(definition) }))
  return (
    <div className="grid gap-3">
      <p className="text-ink-muted text-sm">
        {t('publish.disclosuresLead', { count: said.filter((one) => one.isSaid).length })}
      </p>
      <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
        {said.map(({ code, field, isSaid }) => {
          const Icon = isSaid ? Check : X
          return (
            <li key={code} className="flex items-center gap-2 text-sm">
              <Icon
                aria-hidden="true"
                className={classNames('size-4 shrink-0', isSaid ? 'text-success' : 'text-on-danger-soft')}
              />
              <span className="sr-only">{t(isSaid ? 'publish.said' : 'publish.unsaid')}</span>
              {isSaid ? (
                t(`disclosures.${code}`)
              ) : (
                <button
                  type="button"
                  onClick={() => onGo(field)}
                  className="cursor-pointer underline underline-offset-4"
                >
                  {t(`disclosures.${code}`)}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
