'use client'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { Search } from '@/components/ui/icons'
import { useDeskKeys } from './use-desk-keys-client'

const Palette = dynamic(() => import('./palette-client').then((module) => module.Palette), { ssr: false })
const Shortcuts = dynamic(() => import('./shortcuts-client').then((module) => module.Shortcuts), { ssr: false })

/** The way to everything, by a press or by ⌘K; `open`: the addresses that one may enter. What it opens is fetched when it is first wanted. */
export function PaletteDoor({ open: places }: { open: readonly string[] }) {
  const t = useTranslations('desk.palette')
  const [shown, setShown] = useState<'palette' | 'shortcuts' | null>(null)
  const [wanted, setWanted] = useState({ palette: false, shortcuts: false })
  const show = useCallback((what: 'palette' | 'shortcuts') => {
    setWanted((before) => ({ ...before, [what]: true }))
    setShown(what)
  }, [])
  const onPalette = useCallback(() => show('palette'), [show])
  const onShortcuts = useCallback(() => show('shortcuts'), [show])
  useDeskKeys({ onPalette, onShortcuts })
  const shutOr = (what: 'palette' | 'shortcuts') => (open: boolean) =>
    setShown((now) => (open ? what : now === what ? null : now))
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Meta+K Control+K"
        onClick={onPalette}
        className="inline-flex h-11 items-center gap-2 rounded-lg px-3 text-ink-muted text-sm hover:bg-sunken hover:text-ink md:h-9 md:min-w-56 md:border md:border-line md:bg-surface"
      >
        <Search aria-hidden="true" className="size-5 md:size-4" />
        <span className="sr-only md:not-sr-only">{t('open')}</span>
        <kbd aria-hidden="true" className="ml-auto hidden font-sans text-xs md:block">
          ⌘K
        </kbd>
      </button>
      {wanted.palette ? (
        <Palette
          open={shown === 'palette'}
          onOpenChange={shutOr('palette')}
          onShortcuts={onShortcuts}
          places={places}
        />
      ) : null}
      {wanted.shortcuts ? <Shortcuts open={shown === 'shortcuts'} onOpenChange={shutOr('shortcuts')} /> : null}
    </>
  )
}
