'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { Download } from '@/components/ui/icons'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import {
  askClaimsExportAction,
  askClaimsToSendExportAction,
  askJournalExportAction,
  askLotsExportAction,
  askOrdersExportAction,
  askPayoutsExportAction,
  askProductsExportAction,
  askShoppersExportAction,
} from '@/lib/exports/actions'
import type { ExportName } from '@/lib/exports/kinds/rules'
import { paths } from '@/lib/paths'
import { ExportProgress } from './export-progress-client'

const formats = ['csv', 'xlsx'] as const
type Format = (typeof formats)[number]

// what may grow so large that the worker writes it
const asks: Partial<Record<ExportName, typeof askOrdersExportAction>> = {
  orders: askOrdersExportAction,
  payouts: askPayoutsExportAction,
  'points-journal': askJournalExportAction,
  shoppers: askShoppersExportAction,
  lots: askLotsExportAction,
  claims: askClaimsExportAction,
  'claims-to-send': askClaimsToSendExportAction,
  products: askProductsExportAction,
}

type ExportControlsProps = { name: ExportName; filter: Readonly<Record<string, string>>; jobs?: ReactNode }

/** Small tables come at once; a large one is asked for, and its progress is shown until it can be fetched. */
export function ExportControls({ name, filter, jobs }: ExportControlsProps) {
  const t = useTranslations('exports')
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState<Format | null>(null)
  const [runId, setRunId] = useState<string | null>(null)
  async function take(format: Format): Promise<void> {
    setBusy(format)
    const answer = await fetch(paths.api.exportFile(name, { ...filter, as: format })).catch(() => null)
    if (answer?.ok) await save(answer)
    else {
      const said = await refusalIn(answer)
      if (said?.refusal === 'export-large') await ask(format)
      else toast.error(refusalText(said))
    }
    setBusy(null)
  }
  async function ask(format: Format): Promise<void> {
    const answer = await asks[name]?.({ requestId: newRequestId(), format, filter: { ...filter } }).catch(() => null)
    if (answer?.ok) setRunId(answer.value.id)
    else toast.error(refusalText(answer ?? null))
  }
  return (
    <div className="grid gap-2 md:justify-items-end">
      <fieldset className="flex gap-2">
        <legend className="sr-only">{t('ask.menu', { table: t(`titles.${name}`) })}</legend>
        {formats.map((format) => (
          <Button key={format} tone="outline" size="sm" busy={busy === format} onClick={() => void take(format)}>
            <Download aria-hidden="true" />
            {t(`ask.${format}`)}
          </Button>
        ))}
      </fieldset>
      {runId ? (
        <>
          <ExportProgress key={runId} id={runId} />
          {jobs}
        </>
      ) : null}
    </div>
  )
}

async function save(answer: Response): Promise<void> {
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'table'
  const href = URL.createObjectURL(await answer.blob())
  Object.assign(document.createElement('a'), { href, download: name }).click()
  URL.revokeObjectURL(href)
}

const refusedSchema = z.object({
  ok: z.literal(false),
  refusal: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

const refusalIn = async (answer: Response | null) =>
  refusedSchema.safeParse(await answer?.json().catch(() => null)).data ?? null
