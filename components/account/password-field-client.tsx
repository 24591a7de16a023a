'use client'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { Eye, EyeOff } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'

/** A password that can be looked at, pasted and kept by a password manager. */
export function PasswordInput(props: ComponentProps<'input'>) {
  const t = useTranslations('auth.password')
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <span className="relative block">
      <Input {...props} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} className="pr-12" />
      <button
        type="button"
        aria-label={shown ? t('hide') : t('show')}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-r-lg text-ink-muted hover:text-ink"
      >
        <Icon aria-hidden="true" className="size-5" />
      </button>
    </span>
  )
}
