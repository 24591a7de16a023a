'use client'
import { Check } from '@/components/ui/icons'
import { ListLink } from './list-link'

export type FacetChoice = { href: string; name: string; count: number; taken: boolean }

/** Ways to narrow the list, with how much is behind each. Links: no script is needed. */
export function FacetChoices({ choices, className }: { choices: readonly FacetChoice[]; className?: string }) {
  return (
    <ul className={className}>
      {choices.map(({ href, name, count, taken }) => (
        <li key={name}>
          <ListLink
            href={href}
            aria-current={taken ? 'true' : undefined}
            className="group flex min-h-11 items-center gap-3 rounded-md text-ink hover:underline underline-offset-4 md:min-h-9 md:text-[0.9375rem]"
          >
            <span
              aria-hidden="true"
              className="grid size-5 shrink-0 place-items-center rounded-sm border border-line-strong group-aria-[current]:border-primary group-aria-[current]:bg-primary"
            >
              {taken ? <Check strokeWidth={3} className="size-3.5 text-on-primary" /> : null}
            </span>
            <span className="min-w-0 flex-1">{name}</span>
            <span className="text-ink-muted text-sm tabular">{count}</span>
          </ListLink>
        </li>
      ))}
    </ul>
  )
}
