'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Sheet } from '@/components/ui/sheet-client'
import { setSingleKeys, singleKeysOn } from './remembered-client'

const keys = [
  { name: 'palette', pressed: ['⌘K', 'Ctrl K'], single: false },
  { name: 'save', pressed: ['⌘S', 'Ctrl S'], single: false },
  { name: 'undo', pressed: ['⌘Z', 'Ctrl Z'], single: false },
  { name: 'find', pressed: ['/'], single: true },
  { name: 'shortcuts', pressed: ['?'], single: true },
] as const

type ShortcutsProps = { open: boolean; onOpenChange: (open: boolean) => void }

/** Every key that does something, and the switch for the single ones: who speaks to the machine would press them by chance. */
export function Shortcuts({ open, onOpenChange }: ShortcutsProps) {
  const t = useTranslations('desk.shortcuts')
  const common = useTranslations('common.client')
  const [on, setOn] = useState(singleKeysOn)
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t('title')} closeLabel={common('close')}>
      <dl className="grid gap-3">
        {keys.map(({ name, pressed, single }) => (
          <div
            key={name}
            className={single && !on ? 'flex justify-between gap-4 opacity-60' : 'flex justify-between gap-4'}
          >
            <dt>{t(`keys.${name}`)}</dt>
            <dd className="flex gap-1.5">
              {pressed.map((key) => (
                <kbd key={key} className="rounded-md border border-line-strong bg-sunken px-2 py-0.5 font-sans text-sm">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Checkbox
        className="mt-6"
        label={t('single')}
        hint={t('singleHint')}
        checked={on}
        onChange={({ target }) => {
          setSingleKeys(target.checked)
          setOn(target.checked)
        }}
      />
    </Sheet>
  )
}
