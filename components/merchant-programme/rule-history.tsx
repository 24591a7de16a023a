import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/layout/section'
import { useRuleWords } from '@/components/points/rule-words'
import type { RuleVersion } from '@/lib/earning/programme/queries'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/link'
import { paths } from '@/lib/paths'

/** Every version of one rule, newest first: what it said, from when, by whom and why. */
export function RuleHistory({ versions }: { versions: readonly RuleVersion[] }) {
  const t = useTranslations('points-desk.programme')
  const locale = useLocale()
  const words = useRuleWords()
  return (
    <Section title={t('history')} className="mt-10">
      <ol className="grid gap-3">
        {versions.map((one) => (
          <li key={one.version} className="border-line border-t pt-3">
            <p>
              {t('version', { version: one.version })} · {t(`list.state.${one.state}`)} ·{' '}
              {words.sentence(one.definition)}
            </p>
            <p className="text-ink-muted text-sm">
              {formatDate(one.writtenAt, locale, 'time')} {one.writtenByName ?? ''} {one.reason}
            </p>
            {one.backtestId ? (
              <p className="text-sm">
                <Link href={paths.merchant.backtest(one.backtestId)} className="underline underline-offset-4">
                  {t('trial.report')}
                </Link>
              </p>
            ) : null}
            {one.waiver ? <p className="text-ink-muted text-sm">{t('trial.waived', { reason: one.waiver })}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  )
}
