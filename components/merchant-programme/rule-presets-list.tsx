import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { formatMoney, moneyUnit } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { type PresetName, presets } from './rule-presets'
import { RuleUndo } from './rule-undo-client'

/** Ways to begin a rule: an empty one, or one that many shops have. */
export function RulePresets() {
  const t = useTranslations('points-desk.programme')
  const locale = useLocale()
  const said = (preset: PresetName) => {
    const spend = presets[preset].conditions.map((one) => ('atLeastMinor' in one ? one.atLeastMinor : 0))
    const money = formatMoney(Math.max(0, ...spend), shopCurrency(), locale, { trimZeros: true })
    return { unit: moneyUnit(locale), money }
  }
  return (
    <Section title={t('begin')} lead={t('beginLead')} className="mt-10">
      <ClientMessages namespaces={['points-desk.programme.end', 'points-desk.programme.discard', 'refusals']}>
        <RuleUndo />
      </ClientMessages>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {(Object.keys(presets) as PresetName[]).map((preset) => (
          <li key={preset} className="grid content-between gap-3 rounded-xl border border-line bg-surface p-4">
            <p>
              <span className="block font-medium">{t(`presets.${preset}.title`)}</span>
              <span className="text-ink-muted text-sm">{t(`presets.${preset}.what`, said(preset))}</span>
            </p>
            <LinkButton href={paths.merchant.rule({ preset })} tone="outline" size="sm" className="justify-self-start">
              {t('use', { name: t(`presets.${preset}.title`) })}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}
