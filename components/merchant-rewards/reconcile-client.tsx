'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Panel } from '@/components/merchant-kit/panel'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { Select } from '@/components/ui/select'
import { sampleOf } from '@/lib/history/rows/rules'
import { useRouter } from '@/lib/i18n/navigation'
import { decoderOf } from '@/lib/kernel/file-text'
import {
  type ConversionColumns,
  type ConversionReport,
  conversionFields,
  guessColumns,
  neededFields,
} from '@/lib/rewards/conversions/rules'
import { ConversionReportView } from './conversion-report'
import { sendConversions } from './send-conversions-client'

type Chosen = { file: File; titles: string[] }
const SAMPLE_BYTES = 64 * 1024

/** A platform's export: its columns are said, it is looked at line by line, and only then taken in. */
export function Reconcile() {
  const t = useTranslations('rewards-desk.outcomes')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [columns, setColumns] = useState<ConversionColumns>({})
  const [report, setReport] = useState<ConversionReport | null>(null)
  const [request, setRequest] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const change = (next: ConversionColumns) => {
    setColumns(next)
    setReport(null)
    // minted with the columns: pressing twice, or again after a lost answer, is one import
    setRequest(newRequestId())
  }
  async function choose(file: File | undefined): Promise<void> {
    setRefused(null)
    if (!file) return setChosen(null)
    const bytes = new Uint8Array(await file.slice(0, SAMPLE_BYTES).arrayBuffer())
    const { titles } = sampleOf(new TextDecoder(decoderOf(bytes).encoding).decode(bytes))
    setChosen({ file, titles: titles.filter(Boolean) })
    change(guessColumns(titles))
  }
  async function send(work: 'check' | 'import'): Promise<void> {
    if (!chosen) return
    setBusy(true)
    const answer = await sendConversions({ work, request, file: chosen.file, columns })
    setBusy(false)
    setRefused(answer?.ok ? null : refusalText(answer))
    if (!answer?.ok) return
    setReport(answer.value)
    if (answer.value.isWritten) router.refresh()
  }
  const added = report ? report.new + report.changed : 0
  const isReady = chosen !== null && neededFields.every((field) => columns[field])
  return (
    <div className="mt-8">
      <Panel title={t('reconcile')}>
        <div className="grid gap-5">
          <p className="text-ink-muted text-sm">{t('reconcileLead')}</p>
          <Field label={t('file')} hint={t('fileHint')}>
            <Input
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              onChange={(event) => void choose(event.target.files?.[0])}
              className="h-auto py-2 file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border-0 file:bg-sunken file:px-3 file:font-medium file:text-ink file:text-sm"
            />
          </Field>
          {chosen ? <ColumnFields titles={chosen.titles} columns={columns} onColumns={change} /> : null}
          {refused ? <FormError as="box">{refused}</FormError> : null}
          {report ? <ConversionReportView report={report} /> : null}
          <div className="flex flex-wrap gap-2">
            <Button tone="outline" disabled={!isReady} busy={busy} onClick={() => void send('check')}>
              {t('check')}
            </Button>
            {report && !report.isWritten && report.bad === 0 && added > 0 ? (
              <Button busy={busy} onClick={() => void send('import')}>
                {t('import', { count: added })}
              </Button>
            ) : null}
          </div>
        </div>
      </Panel>
    </div>
  )
}

type ColumnFieldsProps = {
  titles: readonly string[]
  columns: ConversionColumns
  onColumns: (columns: ConversionColumns) => void
}

/** What each column holds: guessed from the headings, corrected here. */
function ColumnFields({ titles, columns, onColumns }: ColumnFieldsProps) {
  const t = useTranslations('rewards-desk.outcomes')
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {conversionFields.map((field) => (
        <Field
          key={field}
          label={t(`fields.${field}`)}
          error={!columns[field] && neededFields.some((one) => one === field) ? t('needed') : undefined}
        >
          <Select
            value={columns[field] ?? ''}
            onChange={(event) => {
              const { [field]: _, ...others } = columns
              const title = event.target.value
              onColumns(title === '' ? others : { ...others, [field]: title })
            }}
          >
            <option value="">{t('noColumn')}</option>
            {titles.map((title, place) => (
              <option key={place} value={title}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </div>
  )
}
