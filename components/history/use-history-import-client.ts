'use client'
import { useState } from 'react'
import { importCheckedHistoryAction } from '@/lib/history/actions'
import type { HistoryRun } from '@/lib/history/queries'
import type { Reading } from '@/lib/history/rules'
import { useRouter } from '@/lib/i18n/navigation'
import type { Result } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'

export type Sent = { file: File; sourceName: string; reading: Reading }

/** Sends a file to be checked, and has a checked one imported; its run stands in the address, so that a reload finds it. */
export function useHistoryImport(first: HistoryRun | null) {
  const router = useRouter()
  const [run, setRun] = useState(first)
  const [isBusy, setBusy] = useState(false)

  async function check({ file, sourceName, reading }: Sent): Promise<Result<{ runId: string }> | null> {
    setBusy(true)
    const answer = await post({ name: file.name, source: sourceName, reading: JSON.stringify(reading) }, file)
    setBusy(false)
    if (!answer?.ok) return answer
    const { runId: id } = answer.value
    const begun = {
      sizeBytes: file.size,
      readBytes: 0,
      stagedRows: 0,
      report: null,
      dryRun: true,
      state: 'running',
    } as const
    setRun({ id, fileName: file.name, sourceName, reading, ...begun })
    router.replace(paths.merchant.history(id), { scroll: false })
    return answer
  }

  async function importChecked(): Promise<Result<{ runId: string }> | null> {
    if (!run) return null
    setBusy(true)
    const answer = await importCheckedHistoryAction({ runId: run.id })
    setBusy(false)
    if (answer.ok) {
      setRun({ ...run, state: 'done' })
      router.refresh()
    }
    return answer
  }

  return { run, setRun, isBusy: isBusy || run?.state === 'running', check, importChecked }
}

async function post(query: Record<string, string>, body: Blob): Promise<Result<{ runId: string }> | null> {
  try {
    const address = paths.api.historyImport(query)
    const response = await fetch(address, { method: 'POST', body, headers: { 'content-type': 'text/csv' } })
    // our own route answers a Result for every outcome
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return (await response.json()) as Result<{ runId: string }>
  } catch {
    return null
  }
}
