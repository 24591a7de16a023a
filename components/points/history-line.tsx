import { useLocale, useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { Disclosure } from '@/components/ui/disclosure'
import { formatDate, formatPoints, formatSignedPoints } from '@/lib/i18n/format'
import type { HistoryLine } from '@/lib/points/queries'
import type { PostingKind } from '@/lib/points/rules'
import { HistoryWhy } from './history-why'

/** One line of the statement; it opens to say why. */
export function HistoryLineItem({ line }: { line: HistoryLine }) {
  const t = useTranslations('points.history')
  const locale = useLocale()
  const title = useTitle(line)
  const signed = (amount: number) => formatSignedPoints(amount, locale)
  const change = line.availablePoints
  return (
    <li>
      <Disclosure
        summary={
          <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 text-left font-normal">
            <span className="font-medium">{title}</span>
            <span
              className={classNames(
                'text-right font-semibold text-lg tabular',
                change > 0 && 'text-seal-ink',
                change === 0 && 'text-ink-muted',
              )}
            >
              {change === 0 ? <OtherChange line={line} /> : signed(change)}
            </span>
            <span className="text-ink-muted text-sm tabular">{formatDate(line.at, locale, 'time')}</span>
            <span className="text-right text-ink-muted text-sm tabular">
              {t('balance', { points: formatPoints(line.balancePoints, locale) })}
            </span>
          </span>
        }
      >
        <div className="rounded-lg bg-sunken px-4 py-3 text-sm">
          <HistoryWhy line={line} />
        </div>
      </Disclosure>
    </li>
  )
}

/** What moved when nothing spendable did. */
function OtherChange({ line }: { line: HistoryLine }) {
  const t = useTranslations('points.history')
  const locale = useLocale()
  const { pendingPoints, heldPoints, debtPoints } = line
  if (pendingPoints === 0 && heldPoints === 0 && debtPoints < 0)
    return <span className="font-medium text-sm">{t('owed', { points: formatPoints(-debtPoints, locale) })}</span>
  const [name, amount] =
    pendingPoints === 0
      ? heldPoints === 0
        ? (['debt', debtPoints] as const)
        : (['held', heldPoints] as const)
      : (['pending', pendingPoints] as const)
  return <span className="font-medium text-sm">{t(name, { points: formatSignedPoints(amount, locale) })}</span>
}

function useTitle({ kind, orderNumber, explanation }: HistoryLine): string {
  const t = useTranslations('points.kind')
  const locale = useLocale()
  if (kind === 'exchange' || kind === 'exchange-return') {
    const title = locale === 'en' ? explanation.titleEn : explanation.titleZh
    return t(kind, { title: typeof title === 'string' ? title : '' })
  }
  if (kind === 'draw' || kind === 'campaign-award') {
    const [campaign, prize] =
      locale === 'en' ? [explanation.campaignEn, explanation.prizeEn] : [explanation.campaignZh, explanation.prizeZh]
    const said = (word: unknown) => (typeof word === 'string' ? word : '')
    return t(kind, { campaign: said(campaign), prize: said(prize) })
  }
  const deed = locale === 'en' ? explanation.behaviourEn : explanation.behaviourZh
  if (typeof deed === 'string') {
    return t(kind === 'behaviour-award' ? kind : 'behaviour-reversal', { name: deed })
  }
  if (kind === 'manual' && typeof explanation.reasonCode === 'string') {
    const reason = `byHand.${explanation.reasonCode}` as 'byHand.goodwill'
    return t.has(reason) ? t(reason) : t(kind)
  }
  if (kind === 'behaviour-award') return t(kind, { name: '' })
  if (!isOrderKind(kind)) return t(kind)
  return orderNumber ? t(kind, { order: orderNumber }) : t(`noOrder.${kind}`)
}

type PlainKind =
  | 'behaviour-award'
  | 'campaign-award'
  | 'draw'
  | 'exchange'
  | 'exchange-return'
  | 'expiry'
  | 'debt-netting'
  | 'manual'
  | 'manual-revert'
  | 'merge'
  | 'merge-revert'
  | 'budget-fund'
  | 'budget-transfer'
const plainKinds: readonly PostingKind[] = [
  'behaviour-award',
  'campaign-award',
  'draw',
  'exchange',
  'exchange-return',
  'expiry',
  'debt-netting',
  'manual',
  'manual-revert',
  'merge',
  'merge-revert',
  'budget-fund',
  'budget-transfer',
] satisfies PlainKind[]

const isOrderKind = (kind: PostingKind): kind is Exclude<PostingKind, PlainKind> => !plainKinds.includes(kind)
