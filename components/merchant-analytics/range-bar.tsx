import Form from 'next/form'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { chipStyle } from '@/components/ui/chip-style'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { comparisons, type Grain, grains, type Period, ranges } from '@/lib/analytics/rules'
import { type DashboardRange, rangeProblemOf, rangeQuery } from '@/lib/analytics/schema'
import { Link } from '@/lib/i18n/navigation'

type RangeBarProps = {
  /** the page's own address */
  path: (query?: Record<string, string>) => string
  wanted: DashboardRange
  /** the page's address as it came: days that can't be shown are said, and stay to be put right */
  asked: Record<string, string | string[] | undefined>
  period: Pick<Period, 'from' | 'to'>
  /** what the pictures of the page add up; left out where a page has no choice of it */
  grain?: Grain
  /** left out where a page compares nothing */
  compares?: boolean
  /** what else stands in the page's address and stays there */
  keep?: Record<string, string>
}

const presets = ranges.filter((range) => range !== 'custom')

/** The days that the whole page looks at. The address is the state: it can be kept and sent. */
export async function RangeBar({ path, wanted, asked, period, grain, compares = true, keep = {} }: RangeBarProps) {
  const t = await getTranslations('analytics.frame')
  const locale = await getLocale()
  const to = (change: Partial<DashboardRange>) => path({ ...keep, ...rangeQuery({ ...wanted, ...change }) })
  const problem = rangeProblemOf(asked)
  const days = problem ?? period
  const said = problem?.code ?? (wanted.range === 'custom' && (wanted.from ?? '') > period.to ? 'range-ahead' : null)
  const { from: _from, to: _to, range: _range, ...kept } = rangeQuery(wanted)
  return (
    <div className="mb-6 flex flex-wrap items-start gap-x-5 gap-y-2">
      <Chips label={t('range.label')}>
        {presets.map((range) => (
          <Chip key={range} href={to({ range, from: null, to: null })} isTaken={!problem && wanted.range === range}>
            {t(`range.${range}`)}
          </Chip>
        ))}
      </Chips>
      <Disclosure
        summary={<span className="text-sm">{t('range.custom')}</span>}
        open={wanted.range === 'custom' || problem !== null}
        className="border-b-0 *:first:min-h-11 *:first:gap-1 *:first:px-2 *:first:py-0 md:*:first:min-h-8.5"
      >
        <Form action={`/${locale}${path()}`} className="flex flex-wrap items-end gap-3">
          {Object.entries({ ...keep, ...kept, range: 'custom' }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Field label={t('range.from')}>
            <Input type="date" name="from" defaultValue={days.from} key={days.from} required />
          </Field>
          <Field label={t('range.to')}>
            <Input type="date" name="to" defaultValue={days.to} key={days.to} required />
          </Field>
          <Button type="submit" tone="outline">
            {t('range.show')}
          </Button>
          {said ? <FormError className="basis-full">{t(`range.problems.${said}`)}</FormError> : null}
        </Form>
      </Disclosure>
      {grain ? (
        <Chips label={t('grain.label')}>
          {grains.map((by) => (
            <Chip key={by} href={to({ by })} isTaken={grain === by}>
              {t(`grain.${by}`)}
            </Chip>
          ))}
        </Chips>
      ) : null}
      {compares ? (
        <Chips label={t('compare.label')}>
          {comparisons.map((compare) => (
            <Chip key={compare} href={to({ compare })} isTaken={wanted.compare === compare}>
              {t(`compare.${compare}`)}
            </Chip>
          ))}
        </Chips>
      ) : null}
    </div>
  )
}

const Chips = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <nav aria-label={label} className="flex flex-wrap gap-2">
    {children}
  </nav>
)

const Chip = ({ href, isTaken, children }: { href: string; isTaken: boolean; children: React.ReactNode }) => (
  <Link href={href} prefetch={false} aria-current={isTaken ? 'true' : undefined} className={chipStyle()}>
    {children}
  </Link>
)
