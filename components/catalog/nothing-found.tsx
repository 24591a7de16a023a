import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { chipStyle } from '@/components/ui/chip-style'
import { EmptyState } from '@/components/ui/empty-state'
import { Search } from '@/components/ui/icons'
import type { ProductCard as Card } from '@/lib/catalog/listing/rules'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { CardTerms } from './product-grid'
import { ProductGrid } from './product-grid'

type NothingFoundProps = { q: string; products: readonly Card[]; terms: CardTerms }

/** A search that found nothing, or asked for nothing, still leads somewhere. */
export async function NothingFound({ q, products, terms }: NothingFoundProps) {
  const t = await getTranslations('catalog.search')
  return (
    <Page>
      <EmptyState
        as="h1"
        mark={<Search strokeWidth={1.5} />}
        title={q ? t('noneTitle', { q }) : t('ask')}
        className="pt-6 pb-8"
        action={
          <div>
            <p className="mb-2 text-ink-muted text-sm">{t('try')}</p>
            <ul className="flex flex-wrap justify-center gap-2">
              {t('hot')
                .split(',')
                .map((word) => (
                  <li key={word}>
                    <Link href={paths.search(word)} prefetch={false} className={chipStyle()}>
                      {word}
                    </Link>
                  </li>
                ))}
            </ul>
          </div>
        }
      >
        {q ? t('noneBody') : t('askBody')}
      </EmptyState>
      {products.length > 0 ? (
        <Section title={t('maybe')}>
          <ProductGrid products={products.slice(0, 8)} terms={terms} />
        </Section>
      ) : null}
    </Page>
  )
}
