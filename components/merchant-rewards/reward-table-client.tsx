'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { headOf, SortHead } from '@/components/merchant-kit/sort-head'
import { Checkbox } from '@/components/ui/checkbox'
import { Table, Th } from '@/components/ui/table'
import { formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import type { RewardRow } from '@/lib/rewards/staff/queries'
import type { RewardList } from '@/lib/rewards/staff/schema'
import { RewardBulkBar } from './reward-bulk-bar-client'
import { RewardRowLine } from './reward-row-client'
import { HUNDRED_POINTS } from './reward-worth'
import { usePlacing } from './use-placing-client'

export type RewardTableProps = {
  rewards: readonly RewardRow[]
  /** how many save for it, by its id */
  wishes: Readonly<Record<string, number>>
  pointsPerUnit: number
  timeZone: string
  mayWrite: boolean
  asked: RewardList
}

/** Rewards: ticked ones are changed together, and as they stand in the mall any can be dragged or pressed to another place. */
export function RewardTable({ rewards, wishes, pointsPerUnit, timeZone, mayWrite, asked }: RewardTableProps) {
  const t = useTranslations('rewards-desk')
  const locale = useLocale()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { shown, dragged, over, place, handlersOf } = usePlacing(rewards)
  const all = rewards.length > 0 && rewards.every((one) => chosen.has(one.id))
  const ticked = rewards.filter((one) => chosen.has(one.id))
  // in another order than the mall's, "before" would say nothing of the mall
  const mayPlace = mayWrite && asked.sort === null
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const tickAll = () => setChosen(new Set(all ? [] : rewards.map((one) => one.id)))
  return (
    <>
      {mayWrite ? <Checkbox label={t('bulk.all')} checked={all} onChange={tickAll} className="mb-2 md:hidden" /> : null}
      <Table
        caption={t('title')}
        className="[--table-top:3.75rem]"
        head={<Heads asked={asked} all={all} onAll={mayWrite ? tickAll : null} />}
      >
        {shown.map((reward, at) => (
          <RewardRowLine
            key={reward.id}
            reward={reward}
            title={locale === 'en' ? reward.titleEn : reward.titleZh}
            wishes={wishes[reward.id] ?? 0}
            pointsPerUnit={pointsPerUnit}
            chosen={mayWrite ? chosen.has(reward.id) : null}
            onToggle={() => toggle(reward.id)}
            dragging={dragged === reward.id ? 'it' : dragged !== null && over === reward.id ? 'before' : null}
            handlers={mayPlace ? handlersOf(reward.id) : null}
            placing={{
              up: !mayPlace || at === 0 ? null : () => place(reward.id, shown[at - 1]?.id ?? null),
              down: !mayPlace || at === shown.length - 1 ? null : () => place(reward.id, shown[at + 2]?.id ?? null),
            }}
          />
        ))}
      </Table>
      {ticked.length > 0 ? (
        <RewardBulkBar rewards={ticked} timeZone={timeZone} onDone={() => setChosen(new Set())} />
      ) : null}
    </>
  )
}

function Heads({ asked, all, onAll }: { asked: RewardList; all: boolean; onAll: (() => void) | null }) {
  const head = (column: 'cost' | 'left' | 'claimed' | 'ends') =>
    headOf(asked.sort, column, (sort) => paths.merchant.rewards({ state: asked.state, sort }))
  const t = useTranslations('rewards-desk')
  const locale = useLocale()
  return (
    <>
      {onAll ? (
        <Th className="w-12 px-2">
          <Checkbox bare label={t('bulk.all')} checked={all} onChange={onAll} />
        </Th>
      ) : null}
      <Th>{t('columns.reward')}</Th>
      <SortHead align="end" {...head('cost')}>
        {t('columns.cost')}
      </SortHead>
      <Th>{t('columns.worth', { points: formatPoints(HUNDRED_POINTS, locale) })}</Th>
      <SortHead align="end" {...head('left')}>
        {t('columns.left')}
      </SortHead>
      <SortHead align="end" {...head('claimed')}>
        {t('columns.claimed')}
      </SortHead>
      <SortHead {...head('ends')}>{t('columns.window')}</SortHead>
      {onAll ? (
        <Th>
          <span className="sr-only">{t('columns.deeds')}</span>
        </Th>
      ) : null}
    </>
  )
}
