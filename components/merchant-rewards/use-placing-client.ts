'use client'
import { useTranslations } from 'next-intl'
import { type DragEvent, useOptimistic, useState, useTransition } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { placeRewardAction } from '@/lib/rewards/staff/actions'
import type { RewardRow } from '@/lib/rewards/staff/queries'

type Placing = { id: string; before: string | null }

const placed = (rows: readonly RewardRow[], { id, before }: Placing): readonly RewardRow[] => {
  const one = rows.find((row) => row.id === id)
  const rest = rows.filter((row) => row.id !== id)
  const at = before === null ? rest.length : rest.findIndex((row) => row.id === before)
  return one && at >= 0 ? [...rest.slice(0, at), one, ...rest.slice(at)] : rows
}

/** Puts a reward before another, by a press or by dragging it there; it stands there at once and can be put back. */
export function usePlacing(rewards: readonly RewardRow[]) {
  const t = useTranslations('rewards-desk.deeds')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [, start] = useTransition()
  const [shown, show] = useOptimistic(rewards, placed)
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)

  const place = (id: string, before: string | null, isUndo = false) =>
    start(async () => {
      show({ id, before })
      const answer = await placeRewardAction({ rewardId: id, before }).catch(() => null)
      if (!answer?.ok) return toast.error(refusalText(answer))
      const { was } = answer.value
      if (isUndo) toast.message(t('putBack'))
      else toast.success(t('placed'), { action: { label: common('undo'), onPress: () => place(id, was, true) } })
      router.refresh()
    })
  const end = () => {
    setDragged(null)
    setOver(null)
  }
  const handlersOf = (id: string) => ({
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', id)
      setDragged(id)
    },
    onDragEnd: end,
    onDragOver: (event: DragEvent) => {
      if (dragged === null) return
      event.preventDefault()
      setOver(id)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      if (dragged !== null && dragged !== id) place(dragged, id)
      end()
    },
  })
  return { shown, dragged, over, place, handlersOf }
}

export type RowHandlers = ReturnType<ReturnType<typeof usePlacing>['handlersOf']>
