'use client'
import { Toaster as Sonner } from 'sonner'

/** Where toasts are drawn: above the tab bar on phones, in the corner on a desk. */
export function ToastView() {
  return (
    <Sonner
      position="bottom-center"
      visibleToasts={2}
      mobileOffset={{ bottom: 'calc(4.75rem + var(--thumb-bar, 0rem) + env(safe-area-inset-bottom))' }}
      toastOptions={{
        classNames: {
          toast: '!rounded-xl !border-0 !bg-primary !text-on-primary !shadow-lg !font-sans !text-sm',
          description: '!text-on-primary/80',
          actionButton: '!h-9 !rounded-md !bg-on-primary !px-3 !text-primary !font-medium',
        },
      }}
    />
  )
}
