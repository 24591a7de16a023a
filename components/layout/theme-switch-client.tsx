'use client'
import { IconButton } from '@/components/ui/icon-button'
import { Moon, Sun } from '@/components/ui/icons'
import { themeStorageKey } from './theme-script'

/** Light or dark, remembered on this device. Until it is pressed the device decides. */
export function ThemeSwitch({ label }: { label: string }) {
  return (
    <IconButton label={label} onClick={switchTheme}>
      <Moon aria-hidden="true" className="dark:hidden" />
      <Sun aria-hidden="true" className="hidden dark:block" />
    </IconButton>
  )
}

function switchTheme(): void {
  const dark = document.documentElement.classList.toggle('dark')
  try {
    localStorage.setItem(themeStorageKey, dark ? 'dark' : 'light')
  } catch {
    // storage may be denied; the choice then lasts for this page
  }
}
