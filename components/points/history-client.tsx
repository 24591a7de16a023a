'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { getMyPointsAction } from '@/lib/points/actions'
import type { HistoryLine, MyPoints, NotGiven } from '@/lib/points/queries'
import type { HistoryFilter } from '@/lib/points/rules'
import { HistoryLineItem } from './history-line'
import { NotGivenItem } from './not-given'

type Statement = Pick<MyPoints, 'lines' | 'notGiven' | 'next'>

/** The statement, newest first; older lines come when asked for, through the same query as the first. */
export function History({ first, kind }: { first: Statement; kind: HistoryFilter | null }) {
  const t = useTranslations('points.history')
  const [older, setOlder] = useState<Statement>({ lines: [], notGiven: [], next: first.next })
  const [failed, setFailed] = useState(false)
  const [busy, start] = useTransition()
  const more = () =>
    start(async () => {
      const found = await getMyPointsAction({ kind, before: older.next }).catch(() => null)
      setFailed(!found?.ok)
      if (!found?.ok) return
      const { lines, notGiven, next } = found.value
      setOlder({ lines: [...older.lines, ...lines], notGiven: [...older.notGiven, ...notGiven], next })
    })
  return (
    <>
      <ul className="border-line border-t" aria-busy={busy}>
        {inTime([...first.lines, ...older.lines], [...first.notGiven, ...older.notGiven]).map((one) =>
          'kind' in one ? <HistoryLineItem key={one.id} line={one} /> : <NotGivenItem key={one.key} one={one} />,
        )}
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

/** What was not given stands among the lines by its time; the lines keep their own order. */
function inTime(lines: readonly HistoryLine[], notGiven: readonly NotGiven[]): (HistoryLine | NotGiven)[] {
  const left = [...notGiven]
  const mixed = lines.flatMap((line) => {
    const later = left.findIndex(({ at }) => Date.parse(at) < Date.parse(line.at))
    return [...left.splice(0, later === -1 ? left.length : later), line]
  })
  return [...mixed, ...left]
}
