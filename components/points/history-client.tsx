'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { getMyPointsAction } from '@/lib/points/actions'
import type { MyPoints } from '@/lib/points/queries'
import type { HistoryFilter } from '@/lib/points/schema'
import { HistoryLineItem } from './history-line'

type Statement = Pick<MyPoints, 'lines' | 'next'>

/** The statement, newest first; older lines come when asked for, through the same query as the first. */
export function History({ first, kind }: { first: Statement; kind: HistoryFilter | null }) {
  const t = useTranslations('points.history')
  const [older, setOlder] = useState<Statement>({ lines: [], next: first.next })
  const [failed, setFailed] = useState(false)
  const [busy, start] = useTransition()
  const more = () =>
    start(async () => {
      const found = await getMyPointsAction({ kind, before: older.next }).catch(() => null)
      setFailed(!found?.ok)
      if (found?.ok) setOlder({ lines: [...older.lines, ...found.value.lines], next: found.value.next })
    })
  return (
    <>
      <ul className="border-line border-t" aria-busy={busy}>
        {[...first.lines, ...older.lines].map((line) => (
          <HistoryLineItem key={line.id} line={line} />
        ))}
      </ul>
      <div className="mt-4 grid justify-items-center gap-2">
        {failed ? <FormError>{t('failed')}</FormError> : null}
        {older.next === null ? (
          <p className="text-ink-muted text-sm">{t('end')}</p>
        ) : (
          <Button tone="outline" busy={busy} onClick={more}>
            {t('more')}
          </Button>
        )}
      </div>
    </>
  )
}
