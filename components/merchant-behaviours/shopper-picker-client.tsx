'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { searchShoppersAction } from '@/lib/behaviours/actions'
import type { FoundShopper } from '@/lib/behaviours/queries'

type ShopperPickerProps = { chosen: FoundShopper | null; onChoose: (who: FoundShopper | null) => void }

/** Looks somebody up by what they say of themselves, and holds on to who was meant. */
export function ShopperPicker({ chosen, onChoose }: ShopperPickerProps) {
  const t = useTranslations('behaviours.desk.record')
  const { ask, refused } = useDeed()
  const [query, setQuery] = useState('')
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<readonly FoundShopper[] | null>(null)
  async function search() {
    setBusy(true)
    const answer = await ask(searchShoppersAction({ query }))
    setBusy(false)
    setFound(answer?.value ?? null)
  }
  if (chosen)
    return (
      <div className="flex items-center justify-between gap-3 rounded-lg bg-sunken px-4 py-3">
        <span className="min-w-0 truncate font-medium">{t('chosen', { who: chosen.name || chosen.email })}</span>
        <Button tone="ghost" size="sm" onClick={() => onChoose(null)}>
          {t('change')}
        </Button>
      </div>
    )
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
        <Field label={t('who')} hint={t('whoHint')}>
          <Input
            type="search"
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              void search()
            }}
          />
        </Field>
        <Button tone="outline" className="mt-6.5" busy={busy} onClick={() => void search()}>
          {t('search')}
        </Button>
      </div>
      {refused ? <FormError>{refused}</FormError> : null}
      {found?.length === 0 ? <p className="text-ink-muted text-sm">{t('nobody')}</p> : null}
      {found && found.length > 0 ? (
        <ul className="overflow-hidden rounded-lg border border-line">
          {found.map((one) => (
            <li key={one.accountId} className="border-line border-b last:border-b-0">
              <button
                type="button"
                className="-outline-offset-2 grid min-h-11 w-full cursor-pointer px-4 py-2 text-start hover:bg-sunken"
                onClick={() => onChoose(one)}
              >
                <span className="truncate font-medium">{one.name || one.email}</span>
                {one.name ? <span className="truncate text-ink-muted text-sm">{one.email}</span> : null}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
