'use client'
import { useLocale } from 'next-intl'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { LayoutGrid, Search } from '@/components/ui/icons'
import { Link, useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { type Found, useSuggestions } from './use-suggestions-client'

/** `#` stands for the number of suggestions, or for the line that was typed. */
export type SuggestionWords = { label: string; count: string; all: string; collection: string }

export type SuggestionsProps = {
  input: RefObject<HTMLInputElement | null>
  listId: string
  words: SuggestionWords
  /** Tells the line whether its list is open, and which choice the arrows stand on. */
  onShow: (open: boolean, chosenId?: string) => void
}

type Choice = { key: string; href: string; title: string; kind: 'collection' | 'product' | 'all'; file?: string | null }

/** The list under the search line. Focus stays in the line; the arrows move through the list (ARIA combobox). */
export function Suggestions({ input, listId, words, onShow }: SuggestionsProps) {
  const router = useRouter()
  const found = useSuggestions(input, useLocale())
  const [shutFor, setShutFor] = useState<Found | null>(null)
  const [at, setAt] = useState(-1)
  const [askedOf, setAskedOf] = useState(found)
  if (askedOf !== found) {
    setAskedOf(found)
    setAt(-1)
  }
  const choices = choicesOf(found, words)
  const open = choices.length > 0 && shutFor !== found
  const chosen = open && at >= 0 ? `${listId}-${at}` : undefined
  useEffect(() => {
    onShow(open, chosen)
    if (chosen) bringIntoList(document.getElementById(chosen))
  }, [open, chosen, onShow])

  const shut = () => {
    setShutFor(found)
    setAt(-1)
  }
  const leave = () => {
    shut()
    input.current?.blur()
  }
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0
    if (step !== 0 && choices.length > 0) {
      event.preventDefault()
      setShutFor(null)
      // one more place than choices: the line itself, where the arrows turn round
      setAt((now) => ((now + 1 + step + choices.length + 1) % (choices.length + 1)) - 1)
    }
    const choice = choices[at]
    if (event.key === 'Enter' && open && choice) {
      event.preventDefault()
      leave()
      router.push(choice.href)
    }
    if (event.key === 'Escape' && open) {
      event.preventDefault()
      shut()
    }
  }
  useLineEvents(input, press, {
    focus: () => setShutFor(null),
    blur: shut,
  })

  return (
    <>
      <p className="sr-only" aria-live="polite">
        {open ? words.count.replace('#', String(choices.length)) : ''}
      </p>
      <div
        id={listId}
        role="listbox"
        aria-label={words.label}
        hidden={!open}
        className="fixed inset-x-4 top-14 z-40 mt-2 max-h-[min(28rem,55dvh)] overflow-y-auto overscroll-contain rounded-xl border border-line bg-surface p-1.5 shadow-lg md:absolute md:inset-x-0 md:top-full lg:right-0 lg:left-auto lg:w-96"
      >
        {choices.map((choice, place) => (
          <Link
            key={choice.key}
            href={choice.href}
            prefetch={false}
            id={`${listId}-${place}`}
            role="option"
            aria-selected={place === at}
            tabIndex={-1}
            // the line keeps the focus, so that its blur does not shut the list under the finger
            onMouseDown={(event) => event.preventDefault()}
            onPointerMove={() => setAt(place)}
            onClick={leave}
            className="flex min-h-12 items-center gap-3 rounded-lg px-2.5 py-1.5 aria-selected:bg-sunken aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-focus"
          >
            <ChoicePicture choice={choice} />
            <span className="min-w-0 flex-1 truncate">{choice.title}</span>
            {choice.kind === 'collection' ? <span className="text-ink-muted text-sm">{words.collection}</span> : null}
          </Link>
        ))}
      </div>
    </>
  )
}

/** Scrolls the list, never the page. */
function bringIntoList(option: HTMLElement | null): void {
  const list = option?.parentElement
  if (!option || !list) return
  const lowest = option.offsetTop + option.offsetHeight - list.clientHeight
  list.scrollTop = Math.min(option.offsetTop, Math.max(list.scrollTop, lowest))
}

function ChoicePicture({ choice }: { choice: Choice }) {
  if (choice.kind === 'product' && choice.file) {
    return (
      <img
        src={paths.media(choice.file, 320)}
        alt=""
        width={40}
        height={40}
        className="size-10 rounded-md object-cover"
      />
    )
  }
  const Icon = choice.kind === 'collection' ? LayoutGrid : Search
  return (
    <span className="grid size-10 shrink-0 place-items-center text-ink-muted">
      <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
    </span>
  )
}

function choicesOf(found: Found | null, words: SuggestionWords): Choice[] {
  if (!found) return []
  const { collections, products, line } = found
  return [
    ...collections.map(({ slug, title }) => ({
      key: `c-${slug}`,
      href: paths.collection(slug),
      title,
      kind: 'collection' as const,
    })),
    ...products.map(({ slug, title, imageFile }) => ({
      key: `p-${slug}`,
      href: paths.product(slug),
      title,
      kind: 'product' as const,
      file: imageFile,
    })),
    { key: 'all', href: paths.search(line), title: words.all.replace('#', () => line), kind: 'all' },
  ]
}

type LineEvents = { focus: () => void; blur: () => void }

/** The line stands outside this code, which came later: it listens there, always with the newest ears. */
function useLineEvents(
  input: RefObject<HTMLInputElement | null>,
  press: (event: KeyboardEvent) => void,
  { focus, blur }: LineEvents,
): void {
  const ears = useRef({ press, focus, blur })
  useEffect(() => {
    ears.current = { press, focus, blur }
  })
  useEffect(() => {
    const field = input.current
    if (!field) return undefined
    const leaving = new AbortController()
    const { signal } = leaving
    field.addEventListener('keydown', (event) => ears.current.press(event), { signal })
    field.addEventListener('focus', () => ears.current.focus(), { signal })
    field.addEventListener('blur', () => ears.current.blur(), { signal })
    return () => leaving.abort()
  }, [input])
}
