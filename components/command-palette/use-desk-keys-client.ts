'use client'
import { useEffect } from 'react'
import { pressToast } from '@/components/ui/toast-client'
import { singleKeysOn } from './remembered-client'

const typing =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"]'

type DeskKeys = { onPalette: () => void; onShortcuts: () => void }

/** ⌘K and Ctrl-K anywhere; ⌘Z and Ctrl-Z for the last deed that can be undone, where nobody is typing; the single keys where nobody is typing and nothing is open, and only where they are wanted. */
export function useDeskKeys({ onPalette, onShortcuts }: DeskKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        onPalette()
        return
      }
      const isTyping = event.target instanceof Element && event.target.closest(typing)
      if ((event.metaKey || event.ctrlKey) && !event.shiftKey && event.key.toLowerCase() === 'z') {
        if (!isTyping && pressToast()) event.preventDefault()
        return
      }
      const single = { '?': onShortcuts, '/': onPalette }[event.key]
      if (!single || event.metaKey || event.ctrlKey || event.altKey || !singleKeysOn()) return
      if (isTyping) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      single()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [onPalette, onShortcuts])
}
