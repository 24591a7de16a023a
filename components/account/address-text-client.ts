'use client'
import { useTranslations } from 'next-intl'

type Problem = { message?: string } | undefined

/** The sentences of the address form; an error's code becomes its sentence. */
export function useAddressText() {
  const t = useTranslations('account.address')
  const problem = (error: Problem): string | undefined => {
    if (!error) return undefined
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `has` asks before it is read
    const key = `errors.${error.message}` as 'errors.text-strange'
    return t.has(key) ? t(key) : t('errors.text-strange')
  }
  return { t, problem }
}
