import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HomeCampaigns } from '@/components/campaigns/home-campaigns'
import { CollectionsSection } from '@/components/catalog/collections-section'
import { HomeHero } from '@/components/catalog/home-hero'
import { ProductGrid } from '@/components/catalog/product-grid'
import { PromiseStrip } from '@/components/catalog/promise-strip'
import { SeeAll } from '@/components/catalog/see-all'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { EmptyState } from '@/components/ui/empty-state'
import { listOpenCampaigns } from '@/lib/campaigns/play/queries'
import { getCounter, getHome } from '@/lib/catalog/queries'
import { alternates } from '@/lib/i18n/alternates'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { termsOfNow } from './card-terms'

type HomeProps = { params: Promise<{ locale: string }> }

export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: HomeProps): Promise<Metadata> {
  return { alternates: alternates(paths.home(), await localeParam(params)) }
}

export default async function HomePage({ params }: HomeProps) {
  const locale = await localeParam(params)
  const [t, home, counter, terms, campaigns] = await Promise.all([
    getTranslations('shop'),
    getHome(locale),
    getCounter(),
    termsOfNow(),
    listOpenCampaigns(),
  ])
  const card = { currency: counter.currency, earning: terms.earning }
  const { popular, newest, collections } = home
  return (
    <Page className="grid gap-10 md:gap-16 [&>section]:mt-0">
      <HomeHero collections={collections.filter(({ imageFile }) => imageFile)} />
      <PromiseStrip {...card} pointsPerUnit={terms.spending.pointsPerUnit} />
      <HomeCampaigns campaigns={campaigns} />
      {popular.length >= 4 ? (
        <Section title={t('popular.title')} lead={t('popular.lead')}>
          <ProductGrid products={popular} terms={card} />
        </Section>
      ) : null}
      <CollectionsSection collections={collections} />
      {newest.length > 0 ? (
        <Section title={t('newest.title')} lead={t('newest.lead')} aside={<SeeAll href={paths.products()} />}>
          <ProductGrid products={newest} terms={card} />
        </Section>
      ) : (
        <EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>
      )}
    </Page>
  )
}
