'use client'
import { useEffect, useState } from 'react'
import { paths } from '@/lib/paths'
import type { ChinaAreas } from '@/lib/shoppers/list-china-areas'

let asked: Promise<ChinaAreas> | null = null

async function fetchAreas(): Promise<ChinaAreas> {
  const answer = await fetch(paths.api.chinaAreas())
  if (!answer.ok) throw new Error('areas did not come')
  return answer.json()
}

/** Provinces, cities and districts, fetched once per visit; null until they are here. */
export function useChinaAreas(wanted: boolean): ChinaAreas | null {
  const [areas, setAreas] = useState<ChinaAreas | null>(null)
  useEffect(() => {
    if (!wanted) return
    let gone = false
    asked ??= fetchAreas()
    asked.then(
      (found) => !gone && setAreas(found),
      () => {
        asked = null
      },
    )
    return () => {
      gone = true
    }
  }, [wanted])
  return areas
}
