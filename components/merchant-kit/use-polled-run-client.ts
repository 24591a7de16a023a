'use client'
import { useEffect } from 'react'

/** Asks after a run every second, never twice at once, until whoever shows it goes away. */
export function usePolledRun<R extends { id: string }>(
  run: R,
  addressOf: (id: string) => string,
  onRun: (run: R) => void,
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
    }, 1000)
    return () => clearInterval(timer)
  }, [address, onRun])
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
