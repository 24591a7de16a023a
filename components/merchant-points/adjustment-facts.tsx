import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/merchant-kit/facts'
import { Panel } from '@/components/merchant-kit/panel'
import { formatDate } from '@/lib/i18n/format'
import type { AdjustmentDetail } from '@/lib/points/adjustments/queries'

/** Why, by whom, and what became of it. */
export async function AdjustmentFacts({ one }: { one: AdjustmentDetail }) {
  const t = await getTranslations('points-desk')
  const locale = await getLocale()
  const deed = (who: string | null, at: Date | null, note: string) =>
    who && at ? (
      <>
        {t('detail.who', { who, when: formatDate(at, locale, 'time') })}
        {note ? <span className="block text-ink-muted text-sm">{note}</span> : null}
      </>
    ) : null
  const decided = deed(one.deciderName, one.decidedAt, one.decisionNote)
  const reverted = deed(one.reverterName, one.revertedAt, one.revertReason)
  const facts = [
    { name: t('detail.name'), value: one.title },
    { name: t('adjust.reasonCode'), value: t(`reasons.${one.reasonCode}`) },
    { name: t('adjust.shopperNote'), value: one.shopperNote },
    { name: t('adjust.internalNote'), value: one.internalNote },
    {
      name: t('detail.lastDay'),
      // an end is the first instant of the next day; people know the day before it
      value: one.expiresAt ? formatDate(one.expiresAt.getTime() - 1, locale) : '',
    },
    { name: t('detail.proposed'), value: deed(one.proposerName, one.proposedAt, '') },
    { name: t('detail.decided'), value: decided },
    { name: t('detail.reverted'), value: reverted },
  ]
  return (
    <Panel title={t('detail.facts')}>
      <Facts of="words" facts={facts.filter(({ value }) => value)} />
    </Panel>
  )
}
