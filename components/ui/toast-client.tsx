'use client'

type ToastOptions = {
  description?: string
  /** Undo and its like: one press, then the toast is gone. */
  action?: { label: string; onPress: () => void }
}

let wanted = false
let offered: { id: string | number; press: () => void } | null = null
const listeners = new Set<() => void>()

export const toasterWanted = {
  get: () => wanted,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

async function show(kind: 'message' | 'success' | 'error', title: string, { description, action }: ToastOptions = {}) {
  wanted = true
  for (const listener of listeners) listener()
  const sonner = await import('sonner')
  const gone = ({ id }: { id: string | number }) => {
    if (offered?.id === id) offered = null
  }
  const id = sonner.toast[kind](title, {
    description,
    duration: action ? 8000 : 4000,
    action: action ? { label: action.label, onClick: action.onPress } : undefined,
    onAutoClose: gone,
    onDismiss: gone,
  })
  if (action) offered = { id, press: action.onPress }
}

/** Presses what the toast in sight offers, for who has no mouse; false: none offers anything. */
export function pressToast(): boolean {
  if (!offered) return false
  const { id, press } = offered
  offered = null
  void import('sonner').then(({ toast: drawn }) => drawn.dismiss(id))
  press()
  return true
}

/**
 * A short word that passes: past participle, six words at most («已加入购物车»). An error that matters stands in the
 * page as well, because a toast is gone before some people have read it.
 */
export const toast = {
  message: (title: string, options?: ToastOptions) => void show('message', title, options),
  success: (title: string, options?: ToastOptions) => void show('success', title, options),
  error: (title: string, options?: ToastOptions) => void show('error', title, options),
}
