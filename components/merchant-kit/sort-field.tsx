import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { sortsOf, standingBy } from '@/lib/kernel/sorting'

export type SortColumn = { key: string; label: string; kind: 'day' | 'number' }

type SortFieldProps = {
  sort: string | null
  columns: readonly SortColumn[]
  /** what a list stands by while nothing is asked */
  usual?: string
}

/** The order of a list where its columns have no heads to press, on phones; elsewhere it only goes along with the filters. */
export function SortField({ sort, columns, usual }: SortFieldProps) {
  const t = useTranslations('merchant.kit.sort')
  return (
    <Field label={t('label')} className="col-span-2 md:hidden">
      <Select name="sort" defaultValue={sort ?? ''} key={sort}>
        {usual ? <option value="">{usual}</option> : null}
        {columns.flatMap(({ key, label, kind }) =>
          sortsOf([key]).map((one) => (
            <option key={one} value={one}>
              {t(standingBy(one, key) === 'descending' ? `${kind}.down` : `${kind}.up`, { column: label })}
            </option>
          )),
        )}
      </Select>
    </Field>
  )
}
