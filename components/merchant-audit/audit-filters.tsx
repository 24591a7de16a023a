import { getTranslations } from 'next-intl/server'
import { DayRangeFields } from '@/components/merchant-kit/day-range-fields'
import { FilterForm } from '@/components/merchant-kit/filter-form'
import { SortField } from '@/components/merchant-kit/sort-field'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { AuditChoices } from '@/lib/audit/queries'
import type { AuditFilter } from '@/lib/audit/schema'
import { paths } from '@/lib/paths'
import { useDeedName } from './deed-name'

/** What narrows the record: the deed, the doer, the days. */
export async function AuditFilters({ filter, choices }: { filter: AuditFilter; choices: AuditChoices }) {
  const t = await getTranslations('merchant.audit')
  return (
    <FilterForm
      action={paths.merchant.audit()}
      isFiltered={Boolean(filter.subject || filter.action || filter.actor || filter.from || filter.to)}
    >
      <Field label={t('deed')} className="col-span-2 md:w-48">
        <Select name="action" defaultValue={filter.action ?? ''} key={`deed${filter.action}`}>
          <option value="">{t('anyDeed')}</option>
          {choices.actions.map((action) => (
            <DeedOption key={action} action={action} />
          ))}
        </Select>
      </Field>
      <Field label={t('doer')} className="col-span-2 md:w-48">
        <Select name="actor" defaultValue={filter.actor ?? ''} key={`doer${filter.actor}`}>
          <option value="">{t('anyDoer')}</option>
          {choices.actors.map((actor) => (
            <option key={actor.id} value={actor.id}>
              {actor.name}
            </option>
          ))}
        </Select>
      </Field>
      {filter.subject ? (
        <p className="col-span-2 self-center text-sm">
          <input type="hidden" name="subject" value={filter.subject} />
          {t('ofSubject', { name: filter.subject })}
        </p>
      ) : null}
      <DayRangeFields from={filter.from} to={filter.to} />
      <SortField sort={filter.sort} columns={[{ key: 'at', label: t('when'), kind: 'day' }]} />
    </FilterForm>
  )
}

function DeedOption({ action }: { action: string }) {
  const deedName = useDeedName()
  return <option value={action}>{deedName(action)}</option>
}
