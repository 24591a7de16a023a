import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { ReviewSection } from '@/components/reviews/review-section'
import { Disclosure } from '@/components/ui/disclosure'
import type { CounterView, ProductView } from '@/lib/catalog/queries'
import type { EarningTerms } from '@/lib/earning/rules'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { SpendingTerms } from '@/lib/points/rules'
import type { ReviewSummary } from '@/lib/reviews/queries'
import { BuyBox } from './buy-box-client'
import { DeliveryNotes } from './delivery-notes'
import { Gallery } from './gallery-client'
import { ProductGrid } from './product-grid'
import { RichText } from './rich-text'
import { VariantLinks } from './variant-links'

type ProductDetailsProps = {
  product: ProductView
  counter: CounterView
  earning: EarningTerms
  spending: SpendingTerms
  reviews: ReviewSummary
  locale: string
}

/** One product: what it looks like, what it is, and what it takes to have it. */
export async function ProductDetails({ product, counter, earning, spending, reviews, locale }: ProductDetailsProps) {
  const t = await getTranslations('catalog')
  const { title, images, collections } = product
  const [place] = collections
  const crumbs = [
    { label: t('home'), href: paths.home() },
    ...(place ? [{ label: place.title, href: paths.collection(place.slug) }] : []),
    { label: title },
  ]
  const credits = [...new Set(images.map(({ credit }) => credit).filter(Boolean))]
  return (
    <Page breadcrumb={<Breadcrumb items={crumbs} label={t('breadcrumb')} />} className="pb-16 md:pb-0">
      <div className="grid gap-6 md:grid-cols-2 md:gap-10 lg:grid-cols-[1.25fr_1fr] lg:gap-14">
        <div className="min-w-0">
          <Gallery pictures={images} label={t('product.photos')} showLabel={t('product.showPhoto', { n: '#' })} />
          {credits.length > 0 ? (
            <p className="mt-2 text-ink-faint text-xs">{t('product.credit', { author: credits.join('、') })}</p>
          ) : null}
        </div>
        <div className="grid min-w-0 content-start gap-6 md:sticky md:top-24 md:self-start">
          <div>
            {product.vendor ? <p className="text-ink-muted text-sm">{product.vendor}</p> : null}
            <h1 className="font-display font-semibold text-2xl md:text-3xl">{title}</h1>
          </div>
          <ClientMessages namespaces={['catalog.buy']}>
            <BuyBox
              slug={product.slug}
              title={title}
              optionNames={product.optionNames}
              variants={product.variants}
              currency={counter.currency}
              collections={product.collections.map((one) => one.slug)}
              earning={earning}
              spending={spending}
            />
          </ClientMessages>
          <VariantLinks product={product} currency={counter.currency} locale={locale} />
          <div className="border-line border-t">
            <Disclosure summary={t('product.details')} open>
              <RichText sanitisedHtml={product.description} />
            </Disclosure>
            <Disclosure summary={t('product.delivery')}>
              <DeliveryNotes counter={counter} pending={earning.pending} locale={locale} />
              <Link
                href={paths.pointsRules()}
                prefetch={false}
                className="mt-2 inline-flex min-h-11 items-center underline underline-offset-4"
              >
                {t('product.pointsRules')}
              </Link>
            </Disclosure>
          </div>
        </div>
      </div>
      <ReviewSection reviews={reviews} locale={locale} />
      {product.related.length > 0 ? (
        <Section title={t('product.related')} className="mt-14 md:mt-20">
          <ProductGrid products={product.related} terms={{ currency: counter.currency, earning }} />
        </Section>
      ) : null}
    </Page>
  )
}
