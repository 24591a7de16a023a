'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import type { ImportRun } from '@/lib/catalog/import/queries'
import { MOST_FILE_BYTES } from '@/lib/catalog/import/schema'
import { useRouter } from '@/lib/i18n/navigation'
import type { Result } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import { ImportProgress } from './import-progress-client'
import { ImportResult } from './import-result'

/** A file is read first and imported after; its run stands in the address, so that a reload finds it again. */
export function ImportForm({ run: first }: { run: ImportRun | null }) {
  const t = useTranslations('merchant-catalog.import')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [run, setRun] = useState(first)
  const [file, setFile] = useState<File | null>(null)
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)

  async function send(dry: boolean): Promise<void> {
    setRefused(null)
    if (!file) return setRefused(t(run ? 'needFileAgain' : 'needFile'))
    if (file.size > MOST_FILE_BYTES) return setRefused(t('tooLarge'))
    setSending(true)
    const address = paths.api.catalogImport({ name: file.name, dry: dry ? 1 : 0 })
    const answer = await post(address, file)
    setSending(false)
    if (!answer?.ok) return setRefused(refusalText(answer))
    const { runId: id } = answer.value
    setRun({ id, fileName: file.name, dryRun: dry, state: 'running', rowCount: 0, doneCount: 0, report: null })
    router.replace(paths.merchant.catalogImport(id), { scroll: false })
  }

  const busy = sending || run?.state === 'running'
  const ready = run?.dryRun && run.state === 'done' && run.report
  const count = ready ? ready.counts.create + ready.counts.update : 0
  return (
    <div className="grid gap-6">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void send(true)
        }}
      >
        <Field label={t('choose')} hint={t('chooseHint')}>
          <Input
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null)
              setRun(null)
              setRefused(null)
            }}
            className="h-auto py-2 file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border-0 file:bg-sunken file:px-3 file:font-medium file:text-ink file:text-sm"
          />
        </Field>
        {refused ? <FormError as="box">{refused}</FormError> : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone={count > 0 ? 'outline' : 'primary'} busy={busy}>
            {t(run ? 'checkAgain' : 'check')}
          </Button>
          {count > 0 ? (
            <Button busy={busy} onClick={() => void send(false)}>
              {t('run', { count })}
            </Button>
          ) : null}
        </div>
        <p className="text-ink-muted text-sm">{t('runNote')}</p>
      </form>
      {sending ? <p role="status">{t('sending')}</p> : null}
      {run?.state === 'running' ? <ImportProgress run={run} onRun={setRun} /> : null}
      {run && run.state !== 'running' ? <ImportResult run={run} /> : null}
    </div>
  )
}

async function post(address: string, body: Blob): Promise<Result<{ runId: string }> | null> {
  try {
    const response = await fetch(address, { method: 'POST', body, headers: { 'content-type': 'text/csv' } })
    // our own route answers a Result for every outcome
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return (await response.json()) as Result<{ runId: string }>
  } catch {
    return null
  }
}
