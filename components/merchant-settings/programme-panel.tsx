import { useTranslations } from 'next-intl'
import { Panel } from '@/components/merchant-kit/panel'
import { RulesInWords } from '@/components/merchant-points/rules-in-words'
import type { Terms } from '@/lib/earning/queries'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

type ProgrammePanelProps = { terms: Terms; currency: string; mayChange: boolean }

/** The points programme as it stands, and the way to where it is changed: by a version of its own, never by a switch. */
export function ProgrammePanel({ terms, currency, mayChange }: ProgrammePanelProps) {
  const t = useTranslations('merchant.settings')
  const change = mayChange ? (
    <Link href={paths.merchant.newPointsRules()} className="underline underline-offset-4">
      {t('toRules')}
    </Link>
  ) : null
  return (
    <Panel title={t('programme')} aside={change}>
      <RulesInWords earning={terms.earning} spending={terms.spending} currency={currency} />
    </Panel>
  )
}
