import { getTranslations } from 'next-intl/server'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** From one day to another, both counted, either left open. */
export async function DayRangeFields({ from, to }: { from: string | null; to: string | null }) {
  const t = await getTranslations('merchant.kit')
  return (
    <>
      <Field label={t('from')}>
        <Input type="date" name="from" defaultValue={from ?? ''} key={`from${from}`} />
      </Field>
      <Field label={t('to')}>
        <Input type="date" name="to" defaultValue={to ?? ''} key={`to${to}`} />
      </Field>
    </>
  )
}
