import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Section } from '@/components/layout/section'
import { HowOf } from '@/components/merchant-kit/how-of'

/** A table of the report under its title, with how it is computed. */
export function ReportSection({ part, children }: { part: 'segments' | 'top' | 'speakers'; children: ReactNode }) {
  const t = useTranslations('analytics.shoppers')
  return (
    <Section
      title={t(`${part}.title`)}
      lead={t(`${part}.lead`)}
      how={<HowOf figure={t(`${part}.title`)}>{t(`${part}.how`)}</HowOf>}
    >
      {children}
    </Section>
  )
}
