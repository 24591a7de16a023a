'use client'
import dynamic from 'next/dynamic'
import { useSyncExternalStore } from 'react'
import { toasterWanted } from './toast-client'

const Sonner = dynamic(() => import('./toast-view-client').then((module) => module.ToastView), { ssr: false })

/** Stands once in the root layout. The code that draws toasts is fetched with the first toast, not with the page. */
export function Toaster() {
  const wanted = useSyncExternalStore(toasterWanted.subscribe, toasterWanted.get, () => false)
  return wanted ? <Sonner /> : null
}
