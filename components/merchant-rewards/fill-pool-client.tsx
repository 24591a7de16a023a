'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { NumberText } from '@/components/merchant-kit/number-text-client'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { useRouter } from '@/lib/i18n/navigation'
import type { CodeRun } from '@/lib/rewards/codes/queries'
import { MOST_CODES_A_RUN } from '@/lib/rewards/codes/rules'
import { CodeRunOutcome, CodeRunProgress } from './code-run-client'
import { sendCodes } from './send-codes-client'

const MANY = 1_000

/** Codes out of a file, looked at before they go in, or made up here. */
export function FillPool({ poolId, name }: { poolId: string; name: string }) {
  const t = useTranslations('rewards-desk.codes')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [file, setFile] = useState<File | null>(null)
  const [count, setCount] = useState(String(MANY))
  const [run, setRun] = useState<CodeRun | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const isBusy = run?.state === 'running'

  async function begin(work: 'check' | 'import' | 'generate'): Promise<void> {
    setRefused(null)
    const wanted = work === 'generate' ? Number(count) : null
    if (wanted !== null && !(Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= MOST_CODES_A_RUN))
      return setRefused(t('countWrong', { most: MOST_CODES_A_RUN }))
    const answer = await sendCodes({ work, pool: poolId, count: wanted, file: work === 'generate' ? null : file })
    if (!answer?.ok) return setRefused(refusalText(answer))
    setRun({ id: answer.value.runId, poolId, work, state: 'running', total: wanted ?? 0, done: 0, report: null })
  }
  const onRun = useCallback(
    (next: CodeRun) => {
      setRun(next)
      if (next.state === 'done') router.refresh()
    },
    [router],
  )
  const isChecked = run?.state === 'checked' && (run.report?.put ?? 0) > 0
  return (
    <div className="grid gap-4">
      <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
        <Field label={t('file')} hint={t('fileHint')}>
          <Input
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            aria-label={t('fileFor', { name })}
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null)
              setRun(null)
            }}
            className="h-auto py-2 file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border-0 file:bg-sunken file:px-3 file:font-medium file:text-ink file:text-sm"
          />
        </Field>
        <Button tone="outline" disabled={!file} busy={isBusy} onClick={() => void begin('check')}>
          {t('check')}
        </Button>
      </div>
      <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
        <Field label={t('count')} hint={t('countHint')}>
          <NumberText
            unit={t('unit')}
            aria-label={t('countFor', { name })}
            value={count}
            onChange={(event) => setCount(event.target.value)}
          />
        </Field>
        <Button tone="outline" busy={isBusy} onClick={() => void begin('generate')}>
          {t('generate')}
        </Button>
      </div>
      {refused ? <FormError as="box">{refused}</FormError> : null}
      {run?.state === 'running' ? <CodeRunProgress run={run} onRun={onRun} /> : null}
      {run && run.state !== 'running' ? <CodeRunOutcome run={run} /> : null}
      {isChecked ? (
        <Button className="w-fit" onClick={() => void begin('import')}>
          {t('import', { count: run.report?.put ?? 0 })}
        </Button>
      ) : null}
    </div>
  )
}
