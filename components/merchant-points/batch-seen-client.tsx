'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { formatPoints } from '@/lib/i18n/format'
import type { BatchPreview } from '@/lib/points/adjustments/preview-batch'
import { BatchTable } from './batch-table'

const FIRST = 100

type BatchSeenProps = { seen: BatchPreview; isSending: boolean; onSend: () => void }

/** What a list would do, what of it cannot be read or posted, and the press; nothing is posted while anything is wrong. */
export function BatchSeen({ seen, isSending, onSend }: BatchSeenProps) {
  const t = useTranslations('points-desk')
  const locale = useLocale()
  const [isWhole, setWhole] = useState(false)
  // what must be mended is not to be looked for
  const rows = seen.rows.toSorted((a, b) => Number(b.refusal !== null) - Number(a.refusal !== null))
  const refused = rows.filter(({ refusal }) => refusal !== null).length
  const wrong = seen.problems.length + seen.unknown.length
  const isShort = seen.budgetLeftPoints < 0 && rows.some(({ points }) => points > 0)
  const count = rows.length
  return (
    <section aria-label={t('adjust.preview')} className="grid gap-4">
      {wrong > 0 ? <Wrong seen={seen} count={wrong} /> : null}
      {count > 0 ? (
        <>
          <p className="font-medium tabular">
            {t('batch.summary', { count, points: formatPoints(seen.movedPoints, locale) })}
          </p>
          {refused > 0 ? <FormError as="box">{t('batch.rowsRefused', { count: refused })}</FormError> : null}
          {isShort ? (
            <FormError as="box">
              {t('adjust.budgetShort', { points: formatPoints(-seen.budgetLeftPoints, locale) })}
            </FormError>
          ) : (
            <p className="text-ink-muted text-sm">
              {t('adjust.budgetLeft', { points: formatPoints(seen.budgetLeftPoints, locale) })}
            </p>
          )}
          {seen.needsSecondPerson ? <Notice>{t('adjust.needsSecond')}</Notice> : null}
          <BatchTable rows={isWhole ? rows : rows.slice(0, FIRST)} />
          {count > FIRST && !isWhole ? (
            <Button tone="outline" className="justify-self-start" onClick={() => setWhole(true)}>
              {t('batch.showAll', { count })}
            </Button>
          ) : null}
          <Button
            className="justify-self-start"
            disabled={wrong + refused > 0 || isShort}
            busy={isSending}
            onClick={onSend}
          >
            {t(seen.needsSecondPerson ? 'batch.submitWaiting' : 'batch.submit', { count })}
          </Button>
        </>
      ) : null}
    </section>
  )
}

function Wrong({ seen, count }: { seen: BatchPreview; count: number }) {
  const t = useTranslations('points-desk.batch')
  const lines = [
    ...seen.problems.map(({ line, code }) => ({ line, what: t(`codes.${code}`) })),
    ...seen.unknown.map(({ line, email }) => ({ line, what: t('unknown', { email }) })),
  ].toSorted((a, b) => a.line - b.line)
  return (
    <Notice tone="warning" title={t('problems', { count })} live>
      <ul className="grid max-h-60 gap-1 overflow-y-auto">
        {lines.map(({ line, what }) => (
          <li key={line} className="break-words">
            {t('problem', { line, what })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
