'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { Progress } from '@/components/ui/progress'
import { newRequestId } from '@/components/ui/request-id'
import { Td, Tr } from '@/components/ui/table'
import { toast } from '@/components/ui/toast-client'
import { type DeskRun, isOpen, type RunState, secondsLeft } from '@/lib/desk/runs/rules'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { useDuration } from './duration-words'
import { cancels, resultOf, retries } from './run-deeds'
import { useRunWords } from './run-words'

const tones: Record<RunState, BadgeTone> = {
  waiting: 'neutral',
  running: 'seal',
  done: 'success',
  refused: 'warning',
  failed: 'danger',
  lost: 'danger',
  cancelled: 'neutral',
}

type RunRowProps = { run: DeskRun; now: number; onChanged: () => Promise<void> }

/** One run: what it is, whose, how far, and what may be done about it. */
export function RunRow({ run, now, onChanged }: RunRowProps) {
  const t = useTranslations('jobs.runs')
  const locale = useLocale()
  const words = useRunWords()
  const detail = words.detail(run)
  return (
    <Tr>
      <Td>
        <span className="grid gap-0.5">
          <span className="break-all font-medium">{words.what(run)}</span>
          <span className="text-ink-muted text-sm">
            {words.kind(run)}
            {detail ? ` · ${detail}` : ''}
          </span>
        </span>
      </Td>
      <Td label={t('by')} className="text-sm">
        {run.actorName ?? t('byShop')}
      </Td>
      <Td label={t('when')} className="whitespace-nowrap text-sm tabular">
        {formatDate(new Date(run.askedAt), locale, 'time')}
      </Td>
      <Td label={t('state')}>
        <Standing run={run} now={now} />
      </Td>
      <Td>
        <RunDeeds run={run} onChanged={onChanged} />
      </Td>
    </Tr>
  )
}

function Standing({ run, now }: { run: DeskRun; now: number }) {
  const t = useTranslations('jobs.runs')
  const words = useRunWords()
  const duration = useDuration()
  const left = secondsLeft(run, now)
  const said = words.progress(run)
  const trouble = words.trouble(run)
  return (
    <span className="grid min-w-0 justify-items-end gap-1 md:min-w-44 md:justify-items-stretch">
      <span>
        <Badge tone={tones[run.state]}>{t(`states.${run.state}`)}</Badge>
      </span>
      {run.state === 'running' ? (
        <Progress
          value={run.done}
          max={Math.max(run.total, 1)}
          label={words.what(run)}
          valueText={said}
          tone="seal"
          className="w-full min-w-32"
        />
      ) : null}
      <span className="text-end text-ink-muted text-sm tabular md:text-start">
        {trouble ?? (run.state === 'waiting' ? null : said)}
        {left === null ? null : ` · ${t('left', { time: duration(left * 1000) })}`}
        {run.state === 'done' && run.finishedAt !== null
          ? ` · ${t('took', { time: duration(run.finishedAt - run.askedAt) })}`
          : null}
      </span>
    </span>
  )
}

function RunDeeds({ run, onChanged }: { run: DeskRun; onChanged: () => Promise<void> }) {
  const t = useTranslations('jobs.runs')
  const refusalText = useRefusalText()
  const { what } = useRunWords()
  const [busy, setBusy] = useState(false)
  async function cancel(): Promise<void> {
    setBusy(true)
    const answer = await cancels[run.kind](run.id).catch(() => null)
    if (!answer?.ok) toast.error(refusalText(answer))
    else
      toast.success(
        t(answer.value.state !== 'cancelled' ? 'over' : run.kind === 'codes' ? 'cancelledCodes' : 'cancelled'),
      )
    await onChanged()
    setBusy(false)
  }
  async function again(): Promise<void> {
    setBusy(true)
    const answer = await retries[run.kind](run.id, newRequestId()).catch(() => null)
    if (answer?.ok) toast.success(t('started'))
    else toast.error(refusalText(answer))
    await onChanged()
    setBusy(false)
  }
  return (
    <span className="flex w-full flex-wrap justify-end gap-2">
      {run.mayCancel ? (
        <Button
          tone="outline"
          size="sm"
          busy={busy}
          onClick={() => void cancel()}
          aria-label={t('cancelOf', { what: what(run) })}
        >
          {t('cancel')}
        </Button>
      ) : null}
      {run.mayRetry && !isOpen(run) ? (
        <Button
          tone="outline"
          size="sm"
          busy={busy}
          onClick={() => void again()}
          aria-label={t('againOf', { what: what(run) })}
        >
          {t('again')}
        </Button>
      ) : null}
      <ResultLink run={run} />
    </span>
  )
}

function ResultLink({ run }: { run: DeskRun }) {
  const t = useTranslations('jobs.runs')
  const { what } = useRunWords()
  const style = buttonStyle({ tone: 'ghost', size: 'sm' })
  if (!run.hasResult) {
    const isElsewhere = run.kind === 'export' && run.state === 'done'
    return isElsewhere ? (
      <span className="text-end text-ink-muted text-sm">
        {run.isMine ? t('forgotten') : t('someoneElses', { name: run.actorName ?? '' })}
      </span>
    ) : null
  }
  if (run.kind === 'export')
    return (
      <a href={resultOf(run)} download className={style} aria-label={`${t('download')} ${what(run)}`}>
        {t('download')}
      </a>
    )
  return (
    <Link href={resultOf(run)} prefetch={false} className={style} aria-label={t('resultOf', { what: what(run) })}>
      {t('result')}
    </Link>
  )
}
