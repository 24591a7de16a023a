'use client'
import { Autocomplete } from '@base-ui/react/autocomplete'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { switchTheme } from '@/components/layout/theme-switch-client'
import { Search } from '@/components/ui/icons'
import { Modal } from '@/components/ui/modal-client'
import { modalStyle } from '@/components/ui/modal-style'
import { Spinner } from '@/components/ui/spinner'
import { usePathname, useRouter } from '@/lib/i18n/navigation'
import { routing } from '@/lib/i18n/routing'
import { remember } from './remembered-client'
import { useFindings } from './use-findings-client'
import { type Deed, type Entry, type Group, usePaletteGroups } from './use-palette-groups-client'

type PaletteProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  onShortcuts: () => void
  places: readonly string[]
}

/** Goes anywhere, finds anything, does a few things: a line to type in and what goes by it. */
export function Palette({ open, onOpenChange, onShortcuts, places }: PaletteProps) {
  const t = useTranslations('desk.palette')
  const refusals = useTranslations('refusals')
  const [typed, setTyped] = useState('')
  const { found, isAsking, refusal } = useFindings(open ? typed.trim() : '')
  const groups = usePaletteGroups(typed.trim(), places, found)
  const take = useTake(onShortcuts)

  function shut(): void {
    onOpenChange(false)
    setTyped('')
  }

  return (
    <Modal
      open={open}
      onOpenChange={(isOpen) => (isOpen ? onOpenChange(true) : shut())}
      light
      aria-label={t('title')}
      className={`${modalStyle} inset-x-0 top-0 mx-auto w-full max-w-xl flex-col overflow-hidden md:top-[12vh] md:rounded-xl md:border md:border-line`}
    >
      <Autocomplete.Root
        open
        inline
        items={groups}
        mode="none"
        value={typed}
        onValueChange={setTyped}
        autoHighlight="always"
        keepHighlight
        itemToStringValue={(entry: Entry) => entry.label}
      >
        <Autocomplete.InputGroup className="flex items-center gap-3 border-line border-b px-4">
          <Search aria-hidden="true" className="size-5 shrink-0 text-ink-muted" />
          <Autocomplete.Input
            aria-label={t('title')}
            placeholder={t('placeholder')}
            autoComplete="off"
            className="h-14 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-muted"
          />
          {isAsking ? <Spinner /> : null}
          <button
            type="button"
            onClick={shut}
            className="rounded-md border border-line px-2 py-1 text-ink-muted text-xs hover:bg-sunken"
          >
            {t('close')}
          </button>
        </Autocomplete.InputGroup>
        <Autocomplete.List className="max-h-[min(60dvh,26rem)] overflow-y-auto overscroll-contain p-2 [scroll-padding-block:0.5rem]">
          {(group: Group) => (
            <Autocomplete.Group key={group.value} items={group.items} className="mb-1">
              <Autocomplete.GroupLabel className="px-3 pt-2 pb-1 text-ink-muted text-xs">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(entry: Entry) => <Line key={entry.id} entry={entry} onTake={() => (shut(), take(entry))} />}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
        <Autocomplete.Empty className="px-5 pb-5 text-ink-muted empty:hidden">
          {refusal ? refusals('too-many-tries') : isAsking ? t('asking') : t('nothing')}
        </Autocomplete.Empty>
      </Autocomplete.Root>
    </Modal>
  )
}

function Line({ entry, onTake }: { entry: Entry; onTake: () => void }) {
  return (
    <Autocomplete.Item
      value={entry}
      onClick={onTake}
      className="flex min-h-11 cursor-default items-center gap-4 rounded-lg px-3 outline-none data-highlighted:bg-sunken md:min-h-10"
    >
      <span className="min-w-0 truncate">{entry.label}</span>
      <span className="ml-auto min-w-0 shrink truncate text-ink-muted text-sm">{entry.hint}</span>
    </Autocomplete.Item>
  )
}

/** Goes where an entry leads and remembers it, or does what it says. */
function useTake(onShortcuts: () => void): (entry: Entry) => void {
  const router = useRouter()
  const pathname = usePathname()
  const locale = useLocale()
  const deeds: Record<Deed, () => void> = {
    theme: switchTheme,
    shortcuts: onShortcuts,
    language: () => {
      const other = routing.locales.find((one) => one !== locale) ?? routing.defaultLocale
      document.cookie = `NEXT_LOCALE=${other}; Path=/; Max-Age=31536000; SameSite=Lax`
      window.location.assign(`/${other}${pathname}${window.location.search}`)
    },
  }
  return (entry) => {
    if ('deed' in entry) return deeds[entry.deed]()
    remember({ href: entry.href, label: entry.label, hint: entry.hint })
    router.push(entry.href)
  }
}
