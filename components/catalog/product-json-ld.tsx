import type { ProductView } from '@/lib/catalog/queries'
import { plainText } from '@/lib/catalog/rules'
import { minorToDecimal } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import type { ReviewSummary } from '@/lib/reviews/queries'

type ProductJsonLdProps = {
  product: ProductView
  reviews: ReviewSummary
  currency: string
  locale: string
  origin: string
  home: string
}

/** What search engines read of a product: each variant's price and whether it can be bought, and where the page stands. */
export function ProductJsonLd({ product, reviews, currency, locale, origin, home }: ProductJsonLdProps) {
  const at = (path: string) => `${origin}/${locale}${path === '/' ? '' : path}`
  const [place] = product.collections
  const crumbs = [
    { name: home, item: at(paths.home()) },
    ...(place ? [{ name: place.title, item: at(paths.collection(place.slug)) }] : []),
    { name: product.title, item: at(paths.product(product.slug)) },
  ]
  const graph = [
    {
      '@type': 'Product',
      name: product.title,
      description: plainText(product.description, 500),
      sku: product.variants[0]?.sku ?? product.slug,
      image: product.images.map(({ file }) => `${origin}${paths.media(file, 1280)}`),
      ...(product.vendor ? { brand: { '@type': 'Brand', name: product.vendor } } : {}),
      ...(reviews.meanTenths === null
        ? {}
        : {
            aggregateRating: {
              '@type': 'AggregateRating',
              ratingValue: (reviews.meanTenths / 10).toFixed(1),
              reviewCount: reviews.count,
            },
          }),
      offers: product.variants.map((variant) => ({
        '@type': 'Offer',
        sku: variant.sku ?? undefined,
        name: variant.options.join(' / ') || undefined,
        url: at(paths.product(product.slug, product.variants.length > 1 ? variant.id : undefined)),
        price: minorToDecimal(variant.priceMinor, currency),
        priceCurrency: currency,
        itemCondition: 'https://schema.org/NewCondition',
        availability: `https://schema.org/${variant.stock.state === 'sold-out' ? 'OutOfStock' : 'InStock'}`,
      })),
    },
    {
      '@type': 'BreadcrumbList',
      itemListElement: crumbs.map((crumb, i) => ({ '@type': 'ListItem', position: i + 1, ...crumb })),
    },
  ]
  // a title may hold "</script>": < never reaches the page
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', String.raw`\u003c`)
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
