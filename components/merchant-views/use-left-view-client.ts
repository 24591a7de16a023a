'use client'
import { useEffect, useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * Which view one came from before filtering on: kept for as long as the tab is, so that a view can be told as changed and
 * replaced. `at`: the view that is shown; null: none; the page with nothing asked of it forgets.
 */
export function useLeftView(page: string, at: string | null, isPlain: boolean): string | null {
  const key = `view-${page}`
  const left = useSyncExternalStore(
    never,
    () => sessionStorage.getItem(key),
    () => null,
  )
  useEffect(() => {
    if (isPlain) sessionStorage.removeItem(key)
    else if (at) sessionStorage.setItem(key, at)
  }, [key, at, isPlain])
  return left
}
