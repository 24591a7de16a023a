'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Table, Th } from '@/components/ui/table'
import type { RewardRow } from '@/lib/rewards/staff/queries'
import { RewardBulkBar } from './reward-bulk-bar-client'
import { RewardRowLine } from './reward-row-client'
import { usePlacing } from './use-placing-client'

export type RewardTableProps = {
  rewards: readonly RewardRow[]
  /** how many save for it, by its id */
  wishes: Readonly<Record<string, number>>
  pointsPerUnit: number
  timeZone: string
  mayWrite: boolean
}

/** Rewards as they stand in the mall: ticked ones are changed together, and any can be dragged or pressed to another place. */
export function RewardTable({ rewards, wishes, pointsPerUnit, timeZone, mayWrite }: RewardTableProps) {
  const t = useTranslations('rewards-desk')
  const locale = useLocale()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { shown, dragged, over, place, handlersOf } = usePlacing(rewards)
  const all = rewards.length > 0 && rewards.every((one) => chosen.has(one.id))
  const ticked = rewards.filter((one) => chosen.has(one.id))
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
        head={<Heads all={all} onAll={mayWrite ? tickAll : null} />}
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
            handlers={mayWrite ? handlersOf(reward.id) : null}
            placing={{
              up: at === 0 ? null : () => place(reward.id, shown[at - 1]?.id ?? null),
              down: at === shown.length - 1 ? null : () => place(reward.id, shown[at + 2]?.id ?? null),
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

function Heads({ all, onAll }: { all: boolean; onAll: (() => void) | null }) {
  const t = useTranslations('rewards-desk')
  return (
    <>
      {onAll ? (
        <Th className="w-12 px-2">
          <Checkbox bare label={t('bulk.all')} checked={all} onChange={onAll} />
        </Th>
      ) : null}
      <Th>{t('columns.reward')}</Th>
      <Th align="end">{t('columns.cost')}</Th>
      <Th>{t('columns.worth')}</Th>
      <Th align="end">{t('columns.left')}</Th>
      <Th align="end">{t('columns.claimed')}</Th>
      <Th>{t('columns.window')}</Th>
      {onAll ? (
        <Th>
          <span className="sr-only">{t('columns.deeds')}</span>
        </Th>
      ) : null}
    </>
  )
}
