import { useTranslations } from 'next-intl'
import { JobsLink } from '@/components/merchant-jobs/jobs-link'
import type { ExportName } from '@/lib/exports/kinds/rules'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { ExportControls } from './export-controls-client'
import { type Wanted, writtenFilter } from './written-filter'

type ExportButtonsProps = { name: ExportName; filter?: Readonly<Record<string, Wanted>> }

/** A list as a file, for a program or for a person. */
export function ExportButtons({ name, filter = {} }: ExportButtonsProps) {
  const t = useTranslations('exports')
  return (
    <div className="grid justify-items-end gap-1">
      <ClientMessages namespaces={['exports.ask', 'exports.titles', 'refusals']}>
        <ExportControls name={name} filter={writtenFilter(filter)} jobs={<JobsLink kind="export" />} />
      </ClientMessages>
      <p className="max-w-80 text-end text-ink-muted text-xs">{t('which')}</p>
    </div>
  )
}
