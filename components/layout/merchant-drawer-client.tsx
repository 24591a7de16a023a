'use client'
import { type ReactNode, useState } from 'react'
import { Menu } from '@/components/merchant-kit/merchant-icons'
import { IconButton } from '@/components/ui/icon-button'
import { Sheet } from '@/components/ui/sheet-client'
import { usePathname } from '@/lib/i18n/navigation'

type MerchantDrawerProps = { children: ReactNode; openLabel: string; closeLabel: string; title: string }

/** The back office's places on a phone. It shuts itself when one has been chosen. */
export function MerchantDrawer({ children, openLabel, closeLabel, title }: MerchantDrawerProps) {
  const pathname = usePathname()
  // open at one address only: choosing a place shuts it
  const [openAt, setOpenAt] = useState<string | null>(null)
  return (
    <>
      <IconButton label={openLabel} className="lg:hidden" onClick={() => setOpenAt(pathname)}>
        <Menu aria-hidden="true" />
      </IconButton>
      <Sheet
        open={openAt === pathname}
        onOpenChange={(open) => setOpenAt(open ? pathname : null)}
        title={title}
        closeLabel={closeLabel}
        side="left"
      >
        {children}
      </Sheet>
    </>
  )
}
