'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { openContentAction, readContentAction } from '@/lib/radar/actions'

export type Reading = {
  /** seconds in which the page was seen */
  seconds: number
  /** points that were given; null until it counts as read */
  points: number | null
  /** to be put at the end of the text */
  end: RefObject<HTMLParagraphElement | null>
  isAtEnd: boolean
}

/** Counts for how long a page is really seen and whether its end is, and tells the shop, whose own clock decides. */
export function useReading(code: string, dwellSeconds: number): Reading {
  const end = useRef<HTMLParagraphElement>(null)
  const [visit, setVisit] = useState<string | null>(null)
  const [seconds, setSeconds] = useState(0)
  const [isAtEnd, setAtEnd] = useState(false)
  const [points, setPoints] = useState<number | null>(null)

  useEffect(() => {
    void openContentAction({ code })
      .then((opened) => setVisit(opened.ok ? opened.value.visit : null))
      .catch(() => setVisit(null))
  }, [code])

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') setSeconds((before) => before + 1)
    }, 1_000)
    return () => clearInterval(timer)
  }, [])

  useEffect(() => {
    if (!end.current) return undefined
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setAtEnd(true)
    })
    seen.observe(end.current)
    return () => seen.disconnect()
  }, [])

  // asked again each second until it counts: the shop's clock may be a moment behind
  useEffect(() => {
    if (visit === null || points !== null || !isAtEnd || seconds < dwellSeconds) return
    void readContentAction({ visit })
      .then((read) => read.ok && setPoints(read.value.points))
      .catch(() => undefined)
  }, [visit, points, isAtEnd, seconds, dwellSeconds])

  return { seconds, points, end, isAtEnd }
}
