import { JobsLink } from '@/components/merchant-jobs/jobs-link'
import type { ExportName } from '@/lib/exports/kinds/rules'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { ExportControls } from './export-controls-client'
import { type Wanted, writtenFilter } from './written-filter'

type ExportButtonsProps = { name: ExportName; filter?: Readonly<Record<string, Wanted>> }

/** A list as a file, for a program or for a person. */
export function ExportButtons({ name, filter = {} }: ExportButtonsProps) {
  return (
    <ClientMessages namespaces={['exports.ask', 'exports.titles', 'refusals']}>
      <ExportControls name={name} filter={writtenFilter(filter)} jobs={<JobsLink kind="export" />} />
    </ClientMessages>
  )
}
