import { classNames } from '@/components/ui/class-names'
import { Search } from '@/components/ui/icons'
import { SearchField } from './search-field-client'
import type { SuggestionWords } from './search-suggestions-client'

type SearchFormProps = {
  action: string
  label: string
  placeholder: string
  submit: string
  words: SuggestionWords
  className?: string
}

/** A plain GET form: it searches before any script has come, and without one. */
export function SearchForm({ action, label, placeholder, submit, words, className }: SearchFormProps) {
  return (
    <form action={action} role="search" className={classNames('relative', className)}>
      <SearchField label={label} placeholder={placeholder} words={words} />
      <button
        type="submit"
        aria-label={submit}
        className="absolute top-0 right-0 grid size-11 place-items-center rounded-full text-ink-muted hover:text-ink"
      >
        <Search aria-hidden="true" className="size-4.5" />
      </button>
    </form>
  )
}
