'use client'
import { type ReactNode, useId, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'

const KEY = 'first-steps'
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function write(choice: 'open' | 'shut'): void {
  try {
    localStorage.setItem(KEY, choice)
  } catch {
    // storage may be denied: then it stands as it stood
  }
  for (const listener of listeners) listener()
}

type PutAwayProps = {
  /** nothing is left to do: put away unless somebody opens it */
  isOver: boolean
  title: string
  progress: string
  words: { hide: string; show: string }
  children: ReactNode
}

/** Open until it is put away on this device or there is nothing left to do; a line is left to open it by. */
export function PutAway({ isOver, title, progress, words, children }: PutAwayProps) {
  const id = useId()
  const choice = useSyncExternalStore(subscribe, read, () => null)
  const open = choice === null ? !isOver : choice === 'open'
  return (
    <section aria-labelledby={id} className="mb-6">
      <Card padding={open ? 'md' : 'none'}>
        <div className={open ? 'mb-4 flex items-center gap-3' : 'flex items-center gap-3 px-4 py-1.5'}>
          <h2 id={id} className={open ? 'font-display font-semibold text-lg' : 'font-medium text-sm'}>
            {title}
          </h2>
          {open ? null : <span className="text-ink-muted text-sm">{progress}</span>}
          <Button
            tone="ghost"
            size="sm"
            className="ml-auto"
            aria-expanded={open}
            onClick={() => write(open ? 'shut' : 'open')}
          >
            {open ? words.hide : words.show}
          </Button>
        </div>
        {open ? children : null}
      </Card>
    </section>
  )
}
