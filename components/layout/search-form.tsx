import { Search } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { controlStyle } from '@/components/ui/control-style'

type SearchFormProps = { action: string; label: string; placeholder: string; submit: string; className?: string }

/** A plain GET form: it searches before any script has come, and without one. */
export function SearchForm({ action, label, placeholder, submit, className }: SearchFormProps) {
  return (
    <form action={action} role="search" className={classNames('relative', className)}>
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={placeholder}
        maxLength={100}
        autoComplete="off"
        enterKeyHint="search"
        className={classNames(
          controlStyle(),
          'h-11 rounded-full border-line bg-sunken pr-12 pl-4.5 hover:border-line-strong',
        )}
      />
      <button
        type="submit"
        aria-label={submit}
        className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-full text-ink-muted hover:text-ink"
      >
        <Search aria-hidden="true" className="size-4.5" />
      </button>
    </form>
  )
}
