import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Section } from '@/components/layout/section'
import type { CampaignView } from '@/lib/campaigns/play/queries'
import { formatDate, formatMoney, formatPoints, joinParts } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { useOwnWords, usePrizeNames } from './campaign-words'

/** All that the law wants said before anybody takes part. What follows from the definition is worded here, and nowhere by hand. */
export function RulesList({ view }: { view: CampaignView }) {
  const t = useTranslations('campaigns.rules')
  const own = useOwnWords()
  const locale = useLocale()
  const { definition, startsAt, endsAt, kind } = view
  const { disclosures, draw } = definition
  const lines: [name: string, text: ReactNode][] = [
    [t('when'), t('whenText', { from: formatDate(startsAt, locale, 'time'), to: formatDate(endsAt, locale, 'time') })],
    [t('who'), useWho(view)],
    [t('how'), useHow(view)],
    [t('method'), t(draw?.mode === 'deck' ? 'deck' : 'chain')],
    [t('pity'), usePity(view)],
    [t('gone'), useGone(view)],
    [t('claim'), t('claimText', { days: disclosures.claimDays })],
    [t('delivery'), own(disclosures.deliveryZh, disclosures.deliveryEn)],
    [t('forfeit'), own(disclosures.forfeitZh, disclosures.forfeitEn)],
    [t('returns'), t(kind === 'blind-box' ? 'returnsBox' : 'returnsDraw')],
    [t('tax'), t('taxText')],
    [
      t('organiser'),
      joinParts(
        [own(disclosures.organiserZh, disclosures.organiserEn), t('contact', { contact: disclosures.contact })],
        locale,
      ),
    ],
  ]
  return (
    <Section title={t('title')}>
      <dl className="grid gap-x-6 gap-y-3 rounded-xl border border-line bg-surface p-4 text-[0.9375rem] shadow-sm md:grid-cols-[auto_minmax(0,1fr)] md:p-5">
        {lines.map(([name, text]) =>
          text ? (
            <div key={name} className="grid gap-x-6 md:col-span-2 md:grid-cols-subgrid">
              <dt className="font-medium md:min-w-20">{name}</dt>
              <dd className="text-ink-muted">{text}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p className="mt-2 text-ink-muted text-xs">
        {t('version', { version: view.version })} ·{' '}
        <span className="break-all font-mono">{t('hash', { hash: view.hash })}</span>
      </p>
    </Section>
  )
}

function useWho({ definition: { audience }, tier }: CampaignView): string {
  const t = useTranslations('campaigns.rules')
  const own = useOwnWords()
  const segment = useTranslations('points.ruleWords.segments')
  const locale = useLocale()
  const list = (names: readonly string[]) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(names)
  const who = [
    tier ? t('tier', { tier: own(tier.titleZh, tier.titleEn) }) : '',
    audience.newOnly ? t('newOnly') : '',
    audience.segments ? t('segments', { names: list(audience.segments.map((code) => segment(code))) }) : '',
    tier || audience.newOnly || audience.segments ? '' : t('everybody'),
    t('age'),
  ]
  return who.filter(Boolean).join(' ')
}

function useHow({ definition: { entry, limits } }: CampaignView): string {
  const t = useTranslations('campaigns.rules')
  const locale = useLocale()
  const ways = [
    entry.costPoints === null ? '' : t('points', { points: formatPoints(entry.costPoints, locale) }),
    entry.cashMinor === null
      ? ''
      : t('money', { money: formatMoney(entry.cashMinor, shopCurrency(), locale, { trimZeros: true }) }),
    entry.tickets ? t('tickets') : '',
  ].filter(Boolean)
  const caps = [
    limits.perDay === null ? '' : t('perDay', { count: limits.perDay }),
    limits.perPerson === null ? '' : t('perPerson', { count: limits.perPerson }),
    limits.coolDownSeconds > 0 ? t('coolDown', { seconds: limits.coolDownSeconds }) : '',
  ].filter(Boolean)
  return `${joinParts([ways.length > 0 ? ways.join(t('or')) : t('free'), ...caps], locale)}${locale === 'en' ? '.' : '。'}`
}

function usePity({ definition: { draw, prizes } }: CampaignView): string | null {
  const t = useTranslations('campaigns.rules')
  const names = usePrizeNames()
  if (!draw?.pity) return null
  const { after, prizeNos } = draw.pity
  return t('pityText', { misses: after - 1, after, prizes: names(prizes, prizeNos) })
}

function useGone({ definition: { draw, prizes } }: CampaignView): string {
  const t = useTranslations('campaigns.rules')
  const own = useOwnWords()
  if (draw?.mode === 'deck') return t('goneDeck')
  if (prizes.every(({ stock }) => stock === null)) return t('goneNone')
  const substitute = prizes.find(({ no }) => no === draw?.substituteNo)
  if (draw?.whenGone === 'close' || !substitute) return t('goneClose')
  return t('goneSubstitute', { title: own(substitute.titleZh, substitute.titleEn) })
}
