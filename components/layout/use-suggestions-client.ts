'use client'
import { type RefObject, useEffect, useState } from 'react'
import type { Suggestions } from '@/lib/catalog/listing/queries'
import { paths } from '@/lib/paths'

const PAUSE_MS = 140

export type Found = Suggestions & { line: string }

/** What the line in `input` may mean, asked for when typing pauses; null while nothing has been asked. */
export function useSuggestions(input: RefObject<HTMLInputElement | null>, locale: string): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    const field = input.current
    if (!field) return undefined
    let waiting: ReturnType<typeof setTimeout> | undefined
    let request: AbortController | undefined
    const ask = () => {
      clearTimeout(waiting)
      request?.abort()
      const line = field.value.trim()
      if (!line) return setFound(null)
      request = new AbortController()
      const { signal } = request
      waiting = setTimeout(() => {
        void suggestionsFor(line, locale, signal).then((answer) => answer && !signal.aborted && setFound(answer))
      }, PAUSE_MS)
    }
    // letters on their way to becoming Chinese are not the line yet
    const typed = (event: Event) => {
      if (!(event instanceof InputEvent && event.isComposing)) ask()
    }
    field.addEventListener('input', typed)
    field.addEventListener('compositionend', ask)
    // the line may have been typed while this code was on its way
    if (document.activeElement === field) ask()
    return () => {
      clearTimeout(waiting)
      request?.abort()
      field.removeEventListener('input', typed)
      field.removeEventListener('compositionend', ask)
    }
  }, [input, locale])
  return found
}

async function suggestionsFor(line: string, locale: string, signal: AbortSignal): Promise<Found | null> {
  try {
    const answer = await fetch(paths.api.search(line, locale), { signal })
    if (!answer.ok) return null
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own route's answer
    return { ...((await answer.json()) as Suggestions), line }
  } catch {
    return null
  }
}
