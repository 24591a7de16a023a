'use client'
import { useEffect, useState } from 'react'
import type { BoardView } from '@/lib/campaigns/board/queries'
import { paths } from '@/lib/paths'

const EVERY = 10_000

/** Asks for the board again while the page is looked at and something can still change; what could not be had stays as it was. */
export function usePolledBoard(first: BoardView): { view: BoardView; isLive: boolean } {
  const [view, setView] = useState(first)
  const { campaignId, settledAt } = view.board
  const isLive = settledAt === null
  useEffect(() => {
    if (!isLive) return
    let asking = false
    const timer = setInterval(async () => {
      if (asking || document.hidden) return
      asking = true
      const found = await ask(paths.api.campaignBoard(campaignId))
      asking = false
      if (found) setView(found)
    }, EVERY)
    return () => clearInterval(timer)
  }, [campaignId, isLive])
  return { view, isLive }
}

async function ask(address: string): Promise<BoardView | null> {
  try {
    const response = await fetch(address)
    // our own route answers a board
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return response.ok ? ((await response.json()) as BoardView) : null
  } catch {
    return null
  }
}
