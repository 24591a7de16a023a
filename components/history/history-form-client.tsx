'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import type { HistoryRun } from '@/lib/history/queries'
import { sampleOf } from '@/lib/history/rows/rules'
import { guessDateOrder, guessMapping, missingFields, type Reading } from '@/lib/history/rules'
import { MOST_FILE_BYTES } from '@/lib/history/schema'
import type { Result } from '@/lib/kernel/result'
import { FirstRows } from './first-rows-client'
import { HistoryProgress } from './history-progress-client'
import { HistoryResult } from './history-result'
import { MappingFields } from './mapping-fields-client'
import { useHistoryImport } from './use-history-import-client'

type Chosen = { file: File; titles: string[]; rows: string[][] }
const SAMPLE_BYTES = 64 * 1024

/** A file is looked at, its columns are said, it is checked, and only then imported. */
export function HistoryForm({ run: first, timeZone }: { run: HistoryRun | null; timeZone: string }) {
  const t = useTranslations('history.wizard')
  const refusalText = useRefusalText()
  const { run, setRun, isBusy, check, importChecked } = useHistoryImport(first)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [reading, setReading] = useState<Reading | null>(null)
  const [sourceName, setSourceName] = useState(first?.sourceName ?? '')
  const [refused, setRefused] = useState<string | null>(null)

  async function choose(file: File | undefined): Promise<void> {
    setRun(null)
    setRefused(file && file.size > MOST_FILE_BYTES ? t('tooLarge') : null)
    setChosen(null)
    if (!file || file.size > MOST_FILE_BYTES) return
    const sample = sampleOf(textOf(await file.slice(0, SAMPLE_BYTES).arrayBuffer()))
    const guessed = guessMapping(sample.titles)
    const place = sample.titles.indexOf(guessed.columns.placedAt ?? '')
    const dateOrder = guessDateOrder(sample.rows.map((cells) => cells[place] ?? ''))
    setReading({ ...guessed, dateOrder, timeZone })
    setChosen({ file, ...sample })
    setSourceName((before) => before || file.name.replace(/\.\w+$/, '').slice(0, 80))
  }

  async function press(deed: () => Promise<Result<unknown> | null>): Promise<void> {
    setRefused(null)
    const answer = await deed()
    if (!answer?.ok) setRefused(refusalText(answer))
  }

  const isReady = chosen !== null && reading !== null && missingFields(reading).length === 0 && sourceName.trim() !== ''
  const count = run?.state === 'checked' && run.report ? run.report.created + run.report.changed : 0
  return (
    <div className="grid gap-6">
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          if (!chosen || !reading) setRefused(t('needFile'))
          else if (isReady) void press(() => check({ file: chosen.file, sourceName, reading }))
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('choose')} hint={t('chooseHint')}>
            <Input
              type="file"
              accept=".csv,text/csv"
              onChange={(event) => void choose(event.target.files?.[0])}
              className="h-auto py-2 file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border-0 file:bg-sunken file:px-3 file:font-medium file:text-ink file:text-sm"
            />
          </Field>
          <Field label={t('sourceName')} hint={t('sourceHint')}>
            <Input value={sourceName} maxLength={80} onChange={(event) => setSourceName(event.target.value)} />
          </Field>
        </div>
        {chosen && reading ? (
          <>
            <MappingFields titles={chosen.titles} reading={reading} onReading={setReading} />
            <FirstRows titles={chosen.titles} rows={chosen.rows} reading={reading} />
          </>
        ) : null}
        {refused ? <FormError as="box">{refused}</FormError> : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone={count > 0 ? 'outline' : 'primary'} busy={isBusy}>
            {t('check')}
          </Button>
          {count > 0 ? (
            <Button busy={isBusy} onClick={() => void press(importChecked)}>
              {t('import', { count })}
            </Button>
          ) : null}
        </div>
      </form>
      {run?.state === 'running' ? <HistoryProgress run={run} onRun={setRun} /> : null}
      {run ? <HistoryResult run={run} /> : null}
    </div>
  )
}

/** As the import decodes it: UTF-8, else what spreadsheets of this country write. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
