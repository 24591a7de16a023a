import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import type { CollectionView } from '@/lib/catalog/queries'
import { Link } from '@/lib/i18n/navigation'
import { ACROSS_PHONE } from '@/lib/kernel/picture'
import { paths } from '@/lib/paths'
import { CoverImage } from './cover-image'

type HomeHeroProps = {
  /** The first is shown large, two more beside it. */
  collections: readonly CollectionView[]
}

/** The front window: what kind of shop this is, and three ways in. */
export async function HomeHero({ collections }: HomeHeroProps) {
  const t = await getTranslations('shop.hero')
  const [large, ...rest] = collections
  return (
    <section className="grid items-center gap-7 md:grid-cols-12 md:gap-10">
      <div className="grid gap-4 md:order-first md:col-span-5">
        <p className="font-medium text-seal-ink text-sm">{t('eyebrow')}</p>
        <h1 className="font-display font-semibold text-3xl leading-tight md:text-4xl lg:text-5xl">{t('title')}</h1>
        <p className="max-w-md text-ink-muted md:text-lg">{t('body')}</p>
        <div className="mt-1 flex flex-wrap gap-3">
          <LinkButton href={paths.products()} size="lg">
            {t('shop')}
          </LinkButton>
          <LinkButton href={paths.pointsRules()} tone="outline" size="lg" prefetch={false}>
            {t('points')}
          </LinkButton>
        </div>
      </div>
      {large ? (
        <div className="-mx-4 -mt-6 order-first grid gap-2 sm:mx-0 sm:mt-0 md:order-none md:col-span-7 md:grid-cols-[2fr_1fr] md:gap-3.5">
          <Pane
            collection={large}
            first
            className="aspect-4/3 sm:rounded-2xl md:aspect-auto md:row-span-2 md:min-h-110"
          />
          {rest.slice(0, 2).map((collection) => (
            <Pane key={collection.slug} collection={collection} className="hidden aspect-square rounded-2xl md:block" />
          ))}
        </div>
      ) : null}
    </section>
  )
}

function Pane({ collection, first, className }: { collection: CollectionView; first?: boolean; className: string }) {
  return (
    <Link
      href={paths.collection(collection.slug)}
      prefetch={false}
      className={`group relative block overflow-hidden bg-sunken ${className}`}
    >
      <CoverImage
        file={collection.imageFile}
        first={first}
        sizes={first ? `(width >= 48rem) 30rem, ${ACROSS_PHONE}` : '(width >= 48rem) 15rem, 1px'}
      />
      <span className="absolute bottom-3 left-3 rounded-full bg-surface/92 px-3.5 py-1 font-medium text-sm shadow-sm">
        {collection.title}
      </span>
    </Link>
  )
}
