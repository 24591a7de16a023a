import Form from 'next/form'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ListFilter } from '@/components/merchant-kit/merchant-icons'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'

type FilterFormProps = {
  /** The list's own address, without the language. */
  action: string
  children: ReactNode
  isFiltered: boolean
}

/** What narrows a list. It is sent as the address, so a list can be kept, sent and gone back to. */
export async function FilterForm({ action, children, isFiltered }: FilterFormProps) {
  const t = await getTranslations('merchant.kit')
  const locale = await getLocale()
  return (
    <Form
      action={`/${locale}${action}`}
      role="search"
      className="mb-5 grid grid-cols-2 items-end gap-3 md:flex md:flex-wrap"
    >
      {children}
      <div className="col-span-2 flex items-center gap-4">
        <Button type="submit" tone="outline" className="flex-1 md:flex-none">
          <ListFilter aria-hidden="true" />
          {t('filter')}
        </Button>
        {isFiltered ? (
          <Link href={action} className="inline-flex min-h-11 items-center text-sm underline underline-offset-4">
            {t('clear')}
          </Link>
        ) : null}
      </div>
    </Form>
  )
}
