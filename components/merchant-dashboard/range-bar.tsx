import Form from 'next/form'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { chipStyle } from '@/components/ui/chip-style'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

type RangeBarProps = { range: string; from: string; to: string }

const presets = ['today', '7', '30', '90'] as const

/** The days that the whole page looks at. The address is the state: it can be kept and sent. */
export async function RangeBar({ range, from, to }: RangeBarProps) {
  const t = await getTranslations('merchant.dashboard')
  const locale = await getLocale()
  return (
    <div className="mb-6 flex flex-wrap items-start gap-2">
      <nav aria-label={t('range.label')} className="flex flex-wrap gap-2">
        {presets.map((preset) => (
          <Link
            key={preset}
            href={paths.merchant.dashboard({ range: preset })}
            aria-current={range === preset ? 'true' : undefined}
            className={chipStyle()}
          >
            {t(`range.${preset}`)}
          </Link>
        ))}
      </nav>
      <Disclosure
        summary={<span className="text-sm">{t('range.custom')}</span>}
        open={range === 'custom'}
        className="border-b-0 *:first:min-h-11 *:first:gap-1 *:first:px-2 *:first:py-0 md:*:first:min-h-8.5"
      >
        <Form action={`/${locale}${paths.merchant.dashboard()}`} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="range" value="custom" />
          <Field label={t('range.from')}>
            <Input type="date" name="from" defaultValue={from} required />
          </Field>
          <Field label={t('range.to')}>
            <Input type="date" name="to" defaultValue={to} required />
          </Field>
          <Button type="submit" tone="outline">
            {t('range.show')}
          </Button>
        </Form>
      </Disclosure>
    </div>
  )
}
