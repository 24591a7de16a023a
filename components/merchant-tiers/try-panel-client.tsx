'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Stat } from '@/components/ui/stat'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatPoints, joinParts } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { tryTiersAction } from '@/lib/tiers/actions'
import type { TriedTiers } from '@/lib/tiers/try-tiers'
import { termsIn } from './levels-in'
import type { TiersInput } from './tiers-form-client'
import { type PointsUse, YearCost } from './year-cost'

/** Tries what is in the form on the shoppers of today: who would go up, down or stay. Nothing is published. */
export function TryPanel({ use }: { use: PointsUse }) {
  const t = useTranslations('tiers.try')
  const { ask, refused } = useDeed()
  const { control, getValues, trigger } = useFormContext<TiersInput>()
  const terms = JSON.stringify(useWatch({ control, name: 'terms' }))
  const [tried, setTried] = useState<{ of: string; found: TriedTiers } | null>(null)
  const [busy, setBusy] = useState(false)
  const press = async () => {
    if (!(await trigger('terms', { shouldFocus: true }))) return
    setBusy(true)
    const answer = await ask(tryTiersAction({ terms: termsIn(getValues('terms')) }))
    setBusy(false)
    if (answer) setTried({ of: JSON.stringify(getValues('terms')), found: answer.value })
  }
  return (
    <div className="grid gap-4">
      <div>
        <Button tone="outline" busy={busy} onClick={() => void press()}>
          {t('action')}
        </Button>
      </div>
      {refused ? <FormError as="box">{refused}</FormError> : null}
      <div aria-live="polite">
        {tried === null ? null : tried.of === terms ? (
          <Outcome found={tried.found} use={use} />
        ) : (
          <p className="text-ink-muted text-sm">{t('stale')}</p>
        )}
      </div>
    </div>
  )
}

function Outcome({
  found: { up, down, stay, levels, uses, yearPoints, others },
  use,
}: {
  found: TriedTiers
  use: PointsUse
}) {
  const t = useTranslations('tiers.try')
  const locale = useLocale()
  const name = (one: { nameZh: string; nameEn: string }) => (locale === 'en' ? one.nameEn : one.nameZh)
  const titles = uses.map((one) => (locale === 'en' ? one.titleEn : one.titleZh))
  return (
    <div className="grid gap-4 rounded-xl bg-sunken p-4">
      <dl className="grid grid-cols-3 gap-3">
        {Object.entries({ up, down, stay }).map(([way, count]) => (
          <Stat key={way} label={t(way as 'up' | 'down' | 'stay')} value={t('people', { count })} />
        ))}
      </dl>
      <Table
        caption={t('title')}
        head={
          <>
            <Th>{t('level')}</Th>
            <Th align="end">{t('now')}</Th>
            <Th align="end">{t('then')}</Th>
          </>
        }
      >
        {levels.map((one) => (
          <Tr key={one.code}>
            <Td>{name(one)}</Td>
            <Td label={t('now')} align="end" className="tabular">
              {formatPoints(one.now, locale)}
            </Td>
            <Td label={t('then')} align="end" className="tabular">
              {formatPoints(one.after, locale)}
            </Td>
          </Tr>
        ))}
      </Table>
      {uses.length > 0 ? <YearCost yearPoints={yearPoints} others={others} use={use} /> : null}
      <p className="text-sm">
        {uses.length === 0 ? (
          t('unused')
        ) : (
          <>
            {t('uses', { titles: joinParts(titles, locale) })}{' '}
            <Link href={paths.merchant.backtests()} prefetch={false} className="underline underline-offset-4">
              {t('backtest')}
            </Link>
          </>
        )}
      </p>
    </div>
  )
}
