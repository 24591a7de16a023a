'use client'

// Of this device alone, and never more than a convenience: what can't be read is as if it were not there.
const RECENT = 'desk-recent'
const KEYS = 'desk-keys'
const MOST = 5

export type Recent = { href: string; label: string; hint: string }

const isRecent = (value: unknown): value is Recent =>
  typeof value === 'object' &&
  value !== null &&
  ['href', 'label', 'hint'].every((name) => typeof Reflect.get(value, name) === 'string')

export function recent(): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(RECENT) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, MOST) : []
  } catch {
    return []
  }
}

/** The last ways taken come first, each once. */
export function remember(taken: Recent): void {
  try {
    const rest = recent().filter(({ href }) => href !== taken.href)
    localStorage.setItem(RECENT, JSON.stringify([taken, ...rest].slice(0, MOST)))
  } catch {
    // storage may be denied
  }
}

/** Whether single keys do something (WCAG 2.1.4): they do until somebody says otherwise. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(KEYS) !== 'off'
  } catch {
    return true
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(KEYS, on ? 'on' : 'off')
  } catch {
    // then they stay as they are for this page
  }
}
