'use client'
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'

/** From the press to the prize, at most: nobody waits longer for what is settled already. */
export const REPLAY_MS = 2_300
const CALM_MS = 350

export type Moves = (root: HTMLElement, ms: number) => Animation[]

/**
 * Replays what the server has drawn, then says so. It decides nothing: cut short, or with motion turned off, the end is the same,
 * because the end is drawn by the markup.
 */
export function useReplay(isPlaying: boolean, moves: Moves, onSeen: () => void): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  const seen = useEffectEvent(onSeen)
  const animate = useEffectEvent(moves)
  useEffect(() => {
    const root = ref.current
    if (!isPlaying || !root) return
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const running = calm ? [root.animate({ opacity: [0, 1] }, { duration: CALM_MS })] : animate(root, REPLAY_MS)
    const timer = setTimeout(seen, calm ? CALM_MS : REPLAY_MS)
    return () => {
      clearTimeout(timer)
      for (const one of running) one.cancel()
    }
  }, [isPlaying])
  return ref
}
