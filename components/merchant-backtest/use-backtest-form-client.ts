'use client'
import { useState } from 'react'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { newRequestId } from '@/components/ui/request-id'
import { askBacktestAction } from '@/lib/backtest/actions'
import type { HistoryChoice } from '@/lib/backtest/runs/queries'
import { askBacktestSchema } from '@/lib/backtest/schema'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { type Assumed, redemptionAsked } from './assumption-fields-client'
import { changeOf } from './programme-fields-client'

/** What whoever tries a programme has chosen, what is wrong with it, and how it is begun. */
export function useBacktestForm(
  histories: readonly HistoryChoice[],
  first: { ruleId: string | null; sourceId: string | null },
) {
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [busy, setBusy] = useState(false)
  const [requestId] = useState(newRequestId)
  const own = histories.find(({ id }) => id === null)
  const begin = histories.find(({ id }) => id === first.sourceId) ?? own
  const [sourceId, setSourceId] = useState(begin?.id ?? null)
  const [months, setMonths] = useState('')
  const [tried, setTried] = useState(first.ruleId ? `with:${first.ruleId}` : 'live')
  const [against, setAgainst] = useState(first.ruleId ? 'live' : '')
  const [assumed, setAssumed] = useState<Assumed>({
    kind: sourceId === null ? 'as-happened' : 'assumed',
    atLeastPoints: '500',
    chancePercent: '30',
    expectedPercent: '',
  })
  const sides = { tried: changeOf(tried) ?? { kind: 'live' as const }, against: changeOf(against) }
  const read = askBacktestSchema.safeParse({
    requestId,
    sourceId,
    months: months === '' ? null : Number(months),
    ...sides,
    ...redemptionAsked(assumed),
  })
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => path.join('.')))
  const hasOrders = (histories.find(({ id }) => id === sourceId)?.orders ?? 0) > 0

  async function start(): Promise<void> {
    if (!read.success) return
    setBusy(true)
    const done = await ask(askBacktestAction(read.data))
    if (done) router.push(paths.merchant.backtest(done.value.id))
    else setBusy(false)
  }

  function chooseHistory(id: string | null): void {
    setSourceId(id)
    if (id !== null && assumed.kind === 'as-happened') setAssumed({ ...assumed, kind: 'assumed' })
  }

  return {
    sourceId,
    chooseHistory,
    months,
    setMonths,
    tried,
    setTried,
    against,
    setAgainst,
    sides,
    assumed,
    setAssumed,
    wrong,
    hasOrders,
    start,
    refused,
    busy,
  }
}
