'use client'
import { Popover } from '@base-ui/react/popover'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { buttonStyle } from '@/components/ui/button-style'
import { Checkbox } from '@/components/ui/checkbox'
import { classNames } from '@/components/ui/class-names'
import { SlidersHorizontal } from '@/components/ui/icons'
import { useRouter } from '@/lib/i18n/navigation'
import { lookCookie, type TableLook, writtenLook } from '@/lib/kernel/table-look'

const YEAR = 31_536_000

function keep(table: string, look: TableLook): void {
  document.cookie = `${lookCookie(table)}=${writtenLook(look)}; Path=/; Max-Age=${YEAR}; SameSite=Lax`
}

type TableLookMenuProps = {
  table: string
  look: TableLook
  /** those that can be left out */
  columns?: readonly { key: string; label: string }[]
}

/** How close the rows of a table stand and which of its columns show, kept in this browser. */
export function TableLookMenu({ table, look, columns = [] }: TableLookMenuProps) {
  const t = useTranslations('merchant.table')
  const router = useRouter()
  // as it is pressed; the table follows
  const [shown, setShown] = useState(look)
  const set = (next: TableLook) => {
    setShown(next)
    keep(table, next)
    router.refresh()
  }
  const turn = (key: string) => {
    const hidden = shown.hidden.includes(key) ? shown.hidden.filter((one) => one !== key) : [...shown.hidden, key]
    set({ ...shown, hidden })
  }
  return (
    <Popover.Root>
      <Popover.Trigger className={classNames(buttonStyle({ tone: 'ghost', size: 'sm' }), 'hidden md:inline-flex')}>
        <SlidersHorizontal aria-hidden="true" />
        {t('menu')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-50">
          <Popover.Popup className="grid min-w-52 gap-1 rounded-lg border border-line bg-surface p-4 text-sm shadow-lg outline-none">
            <Popover.Title className="sr-only">{t('menu')}</Popover.Title>
            <Checkbox
              label={t('compact')}
              checked={shown.isCompact}
              onChange={() => set({ ...shown, isCompact: !shown.isCompact })}
            />
            {columns.length > 0 ? (
              <fieldset className="grid gap-1 border-line border-t pt-2">
                <legend className="sr-only">{t('columns')}</legend>
                {columns.map(({ key, label }) => (
                  <Checkbox key={key} label={label} checked={!shown.hidden.includes(key)} onChange={() => turn(key)} />
                ))}
              </fieldset>
            ) : null}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
