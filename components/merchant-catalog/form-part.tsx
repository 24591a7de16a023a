import type { ReactNode } from 'react'
import { Panel } from '@/components/merchant-kit/panel'

/** A titled card of the product's form. */
export function FormPart({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      {hint ? <p className="-mt-2 mb-4 text-ink-muted text-sm">{hint}</p> : null}
      <div className="grid gap-4">{children}</div>
    </Panel>
  )
}
