'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { formatDate } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { nextChange, timeLeft } from '@/lib/rewards/mall/rules'

type CountdownProps = {
  /** the shop's moment, and the shop's clock when this was drawn: a phone's own clock may be wrong */
  until: number
  now: number
  kind: 'ends' | 'opens' | 'starts'
}

/** A timer longer than this overflows; the words change by then in any case. */
const MOST_MS = 60_000
/** The server's word counts: it is asked again when its moment is surely there. */
const GRACE_MS = 1_000

/** How long something is still to be had, or to come. Read aloud is the moment itself, and nothing while it ticks. */
export function Countdown({ until, now, kind }: CountdownProps) {
  const t = useTranslations('rewards.countdown')
  const locale = useLocale()
  const router = useRouter()
  const calm = useReducedMotion()
  const [ms, setMs] = useState(until - now)
  useEffect(() => {
    const drawnAt = Date.now()
    let timer: ReturnType<typeof setTimeout> | undefined
    const tick = () => {
      clearTimeout(timer)
      const rest = until - now - (Date.now() - drawnAt)
      setMs(rest)
      if (rest > 0) timer = setTimeout(tick, Math.min(nextChange(rest, calm), MOST_MS))
      else if (rest > -MOST_MS) timer = setTimeout(() => router.refresh(), GRACE_MS)
    }
    tick()
    // a phone that slept has missed its ticks
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [until, now, calm, router])
  const left = timeLeft(ms, calm)
  const date = formatDate(until, locale, 'time')
  return (
    <p role="timer" aria-label={t(`${kind}On`, { date })} title={date} className="font-medium text-ink text-sm tabular">
      {left.unit === 'over' ? t(`${kind}Now`) : t(kind, { left: t(left.unit, wordsOf(left)) })}
    </p>
  )
}

const wordsOf = (left: ReturnType<typeof timeLeft>) => ({
  ...left,
  seconds: left.unit === 'seconds' ? String(left.seconds).padStart(2, '0') : '',
})

const query = '(prefers-reduced-motion: reduce)'
const subscribe = (changed: () => void) => {
  const media = window.matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
const useReducedMotion = () =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => true,
  )
