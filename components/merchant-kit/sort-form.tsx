import Form from 'next/form'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { type SortColumn, SortField } from './sort-field'

type SortFormProps = {
  /** the list's own address, without the language */
  action: string
  /** what else the address says of the list */
  kept: Readonly<Record<string, string | null>>
  sort: string | null
  columns: readonly SortColumn[]
  usual?: string
}

/** On phones, where columns have no heads to press: the order of a list that has no form of filters to stand in. */
export async function SortForm({ action, kept, ...field }: SortFormProps) {
  const t = await getTranslations('merchant.kit.sort')
  return (
    <Form action={`/${await getLocale()}${action}`} className="mb-5 flex items-end gap-3 *:first:flex-1 md:hidden">
      <SortField {...field} />
      {Object.entries(kept).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button type="submit" tone="outline">
        {t('apply')}
      </Button>
    </Form>
  )
}
