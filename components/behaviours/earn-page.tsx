import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import { HeldOutNote } from '@/components/points/held-out-note'
import { HowToEarn } from '@/components/points/how-to-earn'
import { EmptyState } from '@/components/ui/empty-state'
import type { MyDeeds } from '@/lib/behaviours/mine/queries'
import type { Terms } from '@/lib/earning/queries'
import { paths } from '@/lib/paths'
import { DeedItem } from './deed-item'
import { RecentDeeds } from './recent-deeds'

type EarnPageProps = { mine: MyDeeds; terms: Terms; email: string | null }

/** What one may be thanked for: how much, what is left of it, and what came of it. */
export function EarnPage({ mine, terms, email }: EarnPageProps) {
  const { deeds, me } = mine
  const t = useTranslations('behaviours.earn')
  const open = deeds.filter(({ code }) => !isPast(code, me))
  return (
    <>
      <Section title={t('deeds')}>
        {open.length > 0 ? (
          <ul className="overflow-hidden rounded-2xl border border-line bg-surface shadow-sm">
            {open.map((deed) => (
              <DeedItem key={deed.code} deed={deed} me={me} email={email} />
            ))}
          </ul>
        ) : (
          <EmptyState mark="赚" as="p" title={t('noneTitle')}>
            {t('none')}
          </EmptyState>
        )}
        {mine.heldOutBps > 0 ? (
          <p className="mt-3 max-w-prose text-ink-muted text-sm">
            <HeldOutNote shareBps={mine.heldOutBps} until={mine.heldOutUntil} />
          </p>
        ) : null}
        {me ? null : (
          <div className="mt-5 flex flex-wrap gap-2">
            <LinkButton href={paths.signIn(paths.pointsEarn())}>{t('signIn')}</LinkButton>
            <LinkButton href={paths.signUp(paths.pointsEarn())} tone="outline">
              {t('signUp')}
            </LinkButton>
          </div>
        )}
      </Section>
      {me && me.recent.length > 0 ? (
        <Section title={t('recent')}>
          <RecentDeeds recent={me.recent} />
        </Section>
      ) : null}
      <Section
        title={t('orders')}
        aside={
          <LinkButton href={paths.pointsRules()} tone="link">
            {t('rules')}
          </LinkButton>
        }
      >
        <HowToEarn terms={ordersOnly(terms)} />
      </Section>
    </>
  )
}

// who was a member before there was anything for it has nothing left to do
const isPast = (code: string, me: MyDeeds['me']) =>
  code === 'sign-up' &&
  me !== null &&
  ![...me.missing, ...me.waiting].some((one) => one === 'email' || one === code) &&
  !me.done[code]

const ordersOnly = (terms: Terms): Terms => {
  const { live } = terms.earning
  if (!live) return terms
  const rules = live.rules.filter(({ trigger }) => trigger.kind === 'order-paid')
  return { ...terms, earning: { ...terms.earning, live: { ...live, rules } } }
}
