'use client'
import { useState } from 'react'
import { refreshSession } from '@/components/layout/session-client'
import { dismissNoticeAction } from '@/lib/points/notices/actions'

/** Notices that go at a press, and come back when the shop didn't hear of it. */
export function usePutAside<N extends { id: number }>(notices: readonly N[]) {
  const [gone, setGone] = useState<readonly number[]>([])
  const putAside = async (id: number) => {
    setGone((before) => [...before, id])
    const answer = await dismissNoticeAction({ id }).catch(() => null)
    if (answer?.ok) await refreshSession()
    else setGone((before) => before.filter((one) => one !== id))
  }
  return { shown: notices.filter(({ id }) => !gone.includes(id)), putAside }
}
