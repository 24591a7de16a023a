'use client'
import { useEffect } from 'react'

/** Asks after a run every second or as often as said, never twice at once, until whoever shows it goes away. */
export function usePolledRun<R extends { id: string }>(
  run: R,
  addressOf: (id: string) => string,
  onRun: (run: R) => void,
  everyMs = 1_000,
): void {
  const address = addressOf(run.id)
  useEffect(() => {
    let asking = false
    const timer = setInterval(async () => {
      if (asking) return
      asking = true
      const found = await ask<R>(address)
      asking = false
      if (found) onRun(found)
    }, everyMs)
    return () => clearInterval(timer)
  }, [address, onRun, everyMs])
}

async function ask<R>(address: string): Promise<R | null> {
  try {
    const response = await fetch(address)
    // our own route answers a run
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return response.ok ? ((await response.json()) as R) : null
  } catch {
    return null
  }
}
