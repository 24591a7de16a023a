import { getTranslations } from 'next-intl/server'
import { classNames } from '@/components/ui/class-names'
import type { CollectionView } from '@/lib/catalog/queries'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { CoverImage } from './cover-image'

type CollectionTilesProps = { collections: readonly CollectionView[]; described?: boolean; as?: 'h2' | 'h3' }

/** The ways into the shop, each with a photograph of what is behind it. */
export async function CollectionTiles({ collections, described = false, as: Title = 'h3' }: CollectionTilesProps) {
  const t = await getTranslations('shop.collections')
  return (
    <ul className="grid grid-cols-2 gap-3.5 md:grid-cols-3 md:gap-6">
      {collections.map(({ slug, title, description, imageFile, count }) => (
        <li key={slug} className="group relative">
          <div className="relative aspect-4/3 overflow-hidden rounded-xl bg-sunken">
            <CoverImage
              file={imageFile}
              sizes="(width >= 48rem) 24rem, 46vw"
              className="transition-transform duration-500 ease-out group-hover:scale-[1.03] motion-reduce:transform-none"
            />
          </div>
          <div className="mt-2.5 flex items-baseline justify-between gap-2">
            <Title className={classNames('font-display font-semibold text-base md:text-lg')}>
              <Link
                href={paths.collection(slug)}
                prefetch={false}
                className="underline-offset-4 after:absolute after:inset-0 after:rounded-xl group-hover:underline"
              >
                {title}
              </Link>
            </Title>
            <span className="text-ink-muted text-sm tabular">{t('count', { count })}</span>
          </div>
          {described ? <p className="text-ink-muted text-sm">{description}</p> : null}
        </li>
      ))}
    </ul>
  )
}
