import { useLocale, useTranslations } from 'next-intl'
import { Panel } from '@/components/merchant-kit/panel'
import { Stat } from '@/components/ui/stat'
import type { BoardView } from '@/lib/campaigns/board/queries'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'

const steps = ['links', 'visits', 'signedUp', 'verified', 'ordered', 'counted'] as const

/** From links to friends who count, and what a new customer cost. */
export function InvitePanel({ invite, currency }: { invite: NonNullable<BoardView['invite']>; currency: string }) {
  const t = useTranslations('campaigns-desk.board.invite')
  const locale = useLocale()
  const { funnel, cac, redemption } = invite
  const count = (amount: number) => formatPoints(amount, locale)
  const money = (amount: number) => formatMoney(amount, currency, locale)
  const most = Math.max(1, ...steps.map((step) => funnel[step]))
  return (
    <Panel title={t('title')}>
      <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
        <ol className="grid gap-2">
          {steps.map((step) => (
            <li key={step} className="grid grid-cols-[7rem_1fr_4rem] items-center gap-3 text-sm">
              <span className="text-ink-muted">{t(`steps.${step}`)}</span>
              <span className="h-2.5 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
                <span
                  className="block h-full rounded-full bg-[var(--chart-1)] transition-[width] duration-500 motion-reduce:transition-none"
                  style={{ width: `${(funnel[step] / most) * 100}%` }}
                />
              </span>
              <span className="text-end font-medium tabular">{count(funnel[step])}</span>
            </li>
          ))}
        </ol>
        <dl className="grid grid-cols-2 content-start gap-4">
          <Stat
            label={t('cac')}
            value={cac ? money(cac.faceMinor) : '—'}
            hint={
              cac
                ? `${t('cacHint', { expected: money(cac.expectedMinor), realised: money(cac.realisedMinor) })} ${t(
                    'redemption',
                    {
                      share: formatBasisPoints(redemption.bps, locale),
                      source: redemption.source,
                      months: redemption.months,
                    },
                  )}`
                : t('noCac')
            }
          />
          <Stat
            label={t('held')}
            value={count(funnel.held)}
            hint={t('heldHint', { waiting: funnel.waiting, out: funnel.out, refused: funnel.refused })}
          />
        </dl>
      </div>
    </Panel>
  )
}
