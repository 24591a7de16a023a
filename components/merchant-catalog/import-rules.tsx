import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'

const rules = ['ruleSame', 'ruleKeep', 'ruleStock', 'ruleClean'] as const

/** What an import does and leaves alone, told before it is started. */
export async function ImportRules() {
  const t = await getTranslations('merchant-catalog.import')
  return (
    <Card tone="sunken" className="h-fit">
      <h2 className="mb-2 font-display font-semibold text-lg">{t('rules')}</h2>
      <ul className="grid list-disc gap-2 pl-5 text-[0.9375rem] text-ink-muted">
        {rules.map((rule) => (
          <li key={rule}>{t(rule)}</li>
        ))}
      </ul>
    </Card>
  )
}
