'use client'
import { useLayoutEffect } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Moon, Sun } from '@/components/ui/icons'
import { themeStorageKey } from './theme-script'

/** Light or dark, remembered on this device. Until it is pressed the device decides. */
export function ThemeSwitch({ label }: { label: string }) {
  // what is not there is drawn by the browser alone, where the script of the first paint does not run
  useLayoutEffect(setTheme, [])
  return (
    <IconButton label={label} onClick={switchTheme}>
      <Moon aria-hidden="true" className="dark:hidden" />
      <Sun aria-hidden="true" className="hidden dark:block" />
    </IconButton>
  )
}

function setTheme(): void {
  let kept: string | null = null
  try {
    kept = localStorage.getItem(themeStorageKey)
  } catch {
    // storage may be denied; the device decides
  }
  const dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
}

export function switchTheme(): void {
  const dark = document.documentElement.classList.toggle('dark')
  try {
    localStorage.setItem(themeStorageKey, dark ? 'dark' : 'light')
  } catch {
    // storage may be denied; the choice then lasts for this page
  }
}
