import { useTranslations } from 'next-intl'
import { JobsLink } from '@/components/merchant-jobs/jobs-link'
import type { ExportName } from '@/lib/exports/kinds/rules'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { ExportControls } from './export-controls-client'
import { type Wanted, writtenFilter } from './written-filter'

type ExportButtonsProps = {
  name: ExportName
  filter?: Readonly<Record<string, Wanted>>
  /** one of several on a page: what the two kinds of file are for is not said again */
  isOneOfSeveral?: boolean
}

/** A list as a file, for a program or for a person. */
export function ExportButtons({ name, filter = {}, isOneOfSeveral = false }: ExportButtonsProps) {
  const t = useTranslations('exports')
  return (
    <div className="grid gap-1 md:justify-items-end">
      <ClientMessages namespaces={['exports.ask', 'exports.titles', 'refusals']}>
        <ExportControls name={name} filter={writtenFilter(filter)} jobs={<JobsLink kind="export" />} />
      </ClientMessages>
      {isOneOfSeveral ? null : <p className="max-w-80 text-ink-muted text-xs md:text-end">{t('which')}</p>}
    </div>
  )
}
