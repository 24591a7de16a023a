import { ChevronDown } from '@/components/ui/icons'
import { formatDate } from '@/lib/i18n/format'
import type { OutboxLetter as Letter } from '@/lib/shoppers/queries'

type OutboxLetterProps = { letter: Letter; locale: string; open: boolean; words: { to: string; text: string } }

/** One letter: who gets it and about what; opened, the letter itself in a room of its own where nothing runs. */
export function OutboxLetter({ letter, locale, open, words }: OutboxLetterProps) {
  const { subject, recipient, createdAt, html, text } = letter
  return (
    <details open={open} className="group rounded-xl border border-line bg-surface shadow-sm">
      <summary className="flex min-h-16 list-none items-center gap-3 rounded-xl px-4 py-3 hover:bg-sunken md:px-5 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{subject}</span>
          <span className="block truncate text-ink-muted text-sm">
            {words.to} {recipient}
          </span>
        </span>
        <time dateTime={createdAt.toISOString()} className="shrink-0 text-ink-muted text-sm tabular">
          {formatDate(createdAt, locale, 'time')}
        </time>
        <ChevronDown
          aria-hidden="true"
          className="size-5 shrink-0 text-ink-muted transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="border-line border-t p-3 md:p-4">
        <iframe
          title={subject}
          srcDoc={html.replace('<head>', '<head><base target="_top">')}
          sandbox="allow-top-navigation-by-user-activation"
          loading="lazy"
          className="h-130 w-full rounded-lg border border-line bg-white"
        />
        <details className="mt-2">
          <summary className="inline-flex min-h-11 items-center text-ink-muted text-sm underline underline-offset-4">
            {words.text}
          </summary>
          <pre className="overflow-x-auto whitespace-pre-wrap break-words rounded-lg bg-sunken p-4 font-sans text-sm">
            {text}
          </pre>
        </details>
      </div>
    </details>
  )
}
