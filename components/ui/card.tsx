import type { ComponentProps } from 'react'
import { classNames } from './class-names'

type CardProps = ComponentProps<'div'> & {
  tone?: 'plain' | 'sunken' | 'seal'
  /** `none` when its parts bring their own. */
  padding?: 'none' | 'md' | 'lg'
}

const tones = {
  plain: 'border border-line bg-surface shadow-sm',
  sunken: 'bg-sunken',
  seal: 'border border-seal/25 bg-seal-soft text-on-seal-soft',
}
const paddings = { none: '', md: 'p-4 md:p-5', lg: 'p-5 md:p-8' }

export function Card({ tone = 'plain', padding = 'md', className, ...rest }: CardProps) {
  return <div {...rest} className={classNames('rounded-xl', tones[tone], paddings[padding], className)} />
}
