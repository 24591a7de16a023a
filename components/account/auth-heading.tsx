import type { ReactNode } from 'react'

export function AuthHeading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-7 grid gap-1.5">
      <h1 className="font-display font-semibold text-2xl">{title}</h1>
      {children ? <p className="text-ink-muted">{children}</p> : null}
    </div>
  )
}
