import { cva, type VariantProps } from 'class-variance-authority'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

const badgeStyle = cva(
  'inline-flex items-center gap-1 whitespace-nowrap rounded-sm px-1.5 py-0.5 font-medium text-xs [&_svg]:size-3 forced-colors:border',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-ink-muted ring-1 ring-line ring-inset',
        seal: 'bg-seal-soft text-on-seal-soft',
        solid: 'bg-seal text-on-seal',
        success: 'bg-success-soft text-on-success-soft',
        warning: 'bg-warning-soft text-on-warning-soft',
        danger: 'bg-danger-soft text-on-danger-soft',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

export type BadgeTone = NonNullable<VariantProps<typeof badgeStyle>['tone']>

/** A state in a word. The word says it; the colour only repeats it. */
export function Badge({ tone, children, className }: { tone?: BadgeTone; children: ReactNode; className?: string }) {
  return <span className={classNames(badgeStyle({ tone }), className)}>{children}</span>
}
