import { useTranslations } from 'next-intl'
import { Facts } from '@/components/merchant-kit/facts'
import { Notice } from '@/components/ui/notice'
import type { ConversionReport } from '@/lib/rewards/conversions/rules'

const LINES_SHOWN = 50

/** What an export adds, what it leaves out and why, line by line. */
export function ConversionReportView({ report }: { report: ConversionReport }) {
  const t = useTranslations('rewards-desk.outcomes')
  const { bad, isWritten, lines, rows, others } = report
  const added = report.new + report.changed
  const left = report.known + report.twice
  const unknown = report['reference-malformed'] + report['reference-unknown'] + report['order-elsewhere']
  const key = bad > 0 ? 'refused' : isWritten ? 'written' : added > 0 ? 'checked' : 'nothing'
  return (
    <div className="grid gap-4">
      <Notice tone={bad > 0 ? 'danger' : 'success'} live title={t(`outcome.${key}`, { count: bad > 0 ? bad : added })}>
        {t('rows', { rows, others })}
      </Notice>
      <Facts
        facts={[
          { name: t('counts.new'), value: report.new },
          { name: t('counts.changed'), value: report.changed },
          { name: t('counts.left'), value: left },
          { name: t('counts.unknown'), value: unknown },
        ]}
      />
      {lines.length > 0 ? (
        <ul aria-label={t('lines')} className="grid max-h-72 gap-1 overflow-y-auto rounded-lg bg-sunken p-3 text-sm">
          {lines.slice(0, LINES_SHOWN).map(({ line, code, order }) => (
            <li key={line} className="tabular">
              {t('line', { line, order: order || '—', what: t(`codes.${code}`) })}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
