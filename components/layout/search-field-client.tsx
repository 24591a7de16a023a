'use client'
import { type ComponentType, useCallback, useEffect, useId, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { controlStyle } from '@/components/ui/control-style'
import { usePathname } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { SuggestionsProps, SuggestionWords } from './search-suggestions-client'

type SearchFieldProps = { label: string; placeholder: string; words: SuggestionWords }

/** The search line. What it might mean is looked up by code that comes when the line is first entered. */
export function SearchField({ label, placeholder, words }: SearchFieldProps) {
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const pathname = usePathname()
  const [List, setList] = useState<ComponentType<SuggestionsProps> | null>(null)
  const [shown, setShown] = useState<{ open: boolean; chosenId?: string }>({ open: false })
  const show = useCallback((open: boolean, chosenId?: string) => setShown({ open, chosenId }), [])

  // the header is made beforehand and cannot know what was searched for
  useEffect(() => {
    const asked = pathname === paths.search() ? new URLSearchParams(window.location.search).get('q') : ''
    if (input.current && document.activeElement !== input.current) input.current.value = asked ?? ''
  }, [pathname])

  return (
    <>
      <input
        ref={input}
        type="search"
        name="q"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={shown.open}
        aria-controls={listId}
        aria-activedescendant={shown.chosenId}
        placeholder={placeholder}
        maxLength={100}
        autoComplete="off"
        enterKeyHint="search"
        onFocus={() => {
          if (List) return
          // without it the line still searches
          void import('./search-suggestions-client')
            .then((late) => setList(() => late.Suggestions))
            .catch(() => undefined)
        }}
        className={classNames(
          controlStyle(),
          'h-11 text-ellipsis rounded-full border-line bg-sunken pr-12 pl-4.5 hover:border-line-strong',
        )}
      />
      {List ? <List input={input} listId={listId} words={words} onShow={show} /> : null}
    </>
  )
}
