import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import type { Terms } from '@/lib/earning/queries'
import { paths } from '@/lib/paths'
import type { Offer } from '@/lib/rewards/queries'
import { ExampleTable } from './example-table'
import { HowToEarn } from './how-to-earn'
import { NearOffers } from './near-offers'
import { SealWatermark } from './seal-watermark'

/** What points are, for someone who has not signed in: an invitation, not an error. */
export function GuestPoints({ terms, offers }: { terms: Terms; offers: readonly Offer[] }) {
  const t = useTranslations('points')
  return (
    <>
      <div className="relative isolate overflow-hidden rounded-2xl bg-seal p-6 text-on-seal shadow-lg md:p-10 forced-colors:border">
        <SealWatermark className="absolute -right-10 -bottom-14 -z-10 size-64 opacity-15 md:size-96" />
        <h1 className="max-w-xl font-display font-semibold text-3xl md:text-4xl">{t('guest.title')}</h1>
        <p className="mt-2 max-w-lg">{t('guest.lead')}</p>
        <div className="mt-6 flex flex-wrap gap-2">
          <LinkButton href={paths.signIn(paths.points())} tone="outline" className="border-transparent">
            {t('guest.signIn')}
          </LinkButton>
          <LinkButton
            href={paths.signUp(paths.points())}
            tone="ghost"
            className="border border-on-seal/60 text-on-seal hover:bg-seal-hover"
          >
            {t('guest.signUp')}
          </LinkButton>
        </div>
      </div>
      <div className="mt-10 grid gap-x-12 gap-y-10 md:grid-cols-2">
        <Section title={t('how.title')}>
          <HowToEarn terms={terms} />
          <div className="mt-3 flex flex-wrap gap-x-4">
            <LinkButton href={paths.pointsEarn()} tone="link">
              {t('earnLink')}
            </LinkButton>
            <LinkButton href={paths.pointsRules()} tone="link">
              {t('guest.rules')}
            </LinkButton>
          </div>
        </Section>
        <Section title={t('rules.exampleTitle')} className="mt-0">
          <ExampleTable terms={terms} />
        </Section>
        {offers.length > 0 ? (
          <Section title={t('near.title')} className="mt-0">
            <NearOffers offers={offers.slice(0, 4)} />
          </Section>
        ) : null}
      </div>
    </>
  )
}
