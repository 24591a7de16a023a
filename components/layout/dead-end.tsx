import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { contentId } from './skip-link'

type DeadEndProps = { mark: string; title: string; action: ReactNode; children: ReactNode }

/** A page that leads nowhere: which number it bears, why, and the way out. */
export function DeadEnd({ mark, title, action, children }: DeadEndProps) {
  return (
    <main id={contentId} tabIndex={-1} className="wrap grid min-h-[65dvh] place-items-center outline-none">
      <EmptyState mark={mark} as="h1" title={title} action={action}>
        {children}
      </EmptyState>
    </main>
  )
}
