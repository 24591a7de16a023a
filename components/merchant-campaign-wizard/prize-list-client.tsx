'use client'
import { useTranslations } from 'next-intl'
import { type DragEvent, useState } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Plus } from '@/components/ui/icons'
import { toast } from '@/components/ui/toast-client'
import { pointsPrize } from '@/lib/campaigns/blank-prizes/rules'
import { weightOf } from '@/lib/campaigns/forecast/rules'
import { worthOf } from '@/lib/campaigns/prizes/rules'
import { isDrawn } from '@/lib/campaigns/rules'
import type { Definition, Prize } from '@/lib/campaigns/schema'
import { useDefinition } from './definition-client'
import { PrizeCard } from './prize-card-client'

const MOST = 60
const nextNo = (prizes: readonly Prize[]) => prizes.reduce((top, { no }) => Math.max(top, no), 0) + 1

/** The prizes, each a card: added, copied, moved by mouse and keyboard, sorted, deleted with a way back. */
export function PrizeList() {
  const t = useTranslations('campaigns-desk.wizard.prizes')
  const common = useTranslations('common.client')
  const { control, getValues } = useFormContext<Definition>()
  const { fields, append, insert, remove, move, replace } = useFieldArray({ control, name: 'prizes' })
  const kind = useWatch({ control, name: 'kind' })
  const { facts } = useDefinition()
  const drag = useDragging(move)
  const all = () => getValues('prizes')
  const sort = (rank: (prize: Prize) => number) => {
    const before = all()
    replace(before.toSorted((a, b) => rank(b) - rank(a) || a.no - b.no))
    toast.message(t('sorted'), { action: { label: common('undo'), onPress: () => replace(before) } })
  }
  const drop = (at: number) => {
    const prize = all()[at]
    remove(at)
    if (prize) toast.message(t('deleted'), { action: { label: common('undo'), onPress: () => insert(at, prize) } })
  }
  return (
    <>
      {fields.length > 1 ? (
        <div className="flex flex-wrap gap-2">
          {isDrawn({ kind }) ? (
            <Button tone="outline" size="sm" onClick={() => sort((one) => weightOf(one, { draw: getValues('draw') }))}>
              {t('sortOdds')}
            </Button>
          ) : null}
          <Button tone="outline" size="sm" onClick={() => sort((one) => worthOf(one, facts.pointsPerUnit))}>
            {t('sortValue')}
          </Button>
        </div>
      ) : null}
      <ul className="grid gap-3" aria-label={t('title')}>
        {fields.map(({ id }, at) => (
          <PrizeCard
            key={id}
            at={at}
            count={fields.length}
            drag={drag.of(at)}
            onMove={(to) => move(at, to)}
            onCopy={() => {
              const prize = all()[at]
              if (prize) insert(at + 1, { ...prize, no: nextNo(all()) })
            }}
            onDelete={() => drop(at)}
          />
        ))}
      </ul>
      {fields.length < MOST ? (
        <Button
          tone="outline"
          className="justify-self-start"
          onClick={() => append(pointsPrize(nextNo(all()), 50, facts.pointsPerUnit, { weight: 0 }))}
        >
          <Plus aria-hidden="true" />
          {t('add')}
        </Button>
      ) : null}
    </>
  )
}

export type Dragging = {
  isHeld: boolean
  isBefore: boolean
  grip: { onDragStart: (event: DragEvent) => void; onDragEnd: () => void }
  row: { onDragOver: (event: DragEvent) => void; onDrop: (event: DragEvent) => void }
}

/** A card taken by its grip and put where another stands. */
function useDragging(move: (from: number, to: number) => void) {
  const [held, setHeld] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const end = () => {
    setHeld(null)
    setOver(null)
  }
  return {
    of: (at: number): Dragging => ({
      isHeld: held === at,
      isBefore: over === at && held !== null && held !== at,
      grip: {
        onDragStart: (event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', String(at))
          setHeld(at)
        },
        onDragEnd: end,
      },
      row: {
        onDragOver: (event) => {
          if (held === null) return
          event.preventDefault()
          setOver(at)
        },
        onDrop: (event) => {
          event.preventDefault()
          if (held !== null && held !== at) move(held, at)
          end()
        },
      },
    }),
  }
}
