import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProductDetails } from '@/components/catalog/product-details'
import { ProductJsonLd } from '@/components/catalog/product-json-ld'
import { findProduct, getCounter } from '@/lib/catalog/queries'
import { siteOrigin } from '@/lib/env'
import { alternates } from '@/lib/i18n/alternates'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { reviewsOf } from '@/lib/reviews/queries'
import { termsOfNow } from '../../card-terms'

type ProductProps = { params: Promise<{ locale: string; slug: string }> }

export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: ProductProps): Promise<Metadata> {
  const [{ slug }, locale] = await Promise.all([params, localeParam(params)])
  const product = await findProduct(slug, locale)
  if (!product) return {}
  const { title, summary: description } = product
  const images = product.images.slice(0, 1).map(({ file, alt }) => ({ url: paths.media(file, 1280), alt }))
  return {
    title,
    description,
    alternates: alternates(paths.product(slug), locale),
    openGraph: { title, description, images },
  }
}

export default async function ProductPage({ params }: ProductProps) {
  const [{ slug }, locale] = await Promise.all([params, localeParam(params)])
  const [t, product, counter, terms, reviews] = await Promise.all([
    getTranslations('catalog'),
    findProduct(slug, locale),
    getCounter(),
    termsOfNow(),
    reviewsOf(slug),
  ])
  if (!product) notFound()
  return (
    <>
      <ProductDetails product={product} counter={counter} {...terms} reviews={reviews} locale={locale} />
      <ProductJsonLd
        product={product}
        reviews={reviews}
        currency={counter.currency}
        locale={locale}
        origin={siteOrigin()}
        home={t('home')}
      />
    </>
  )
}
