'use client'
import { Badge } from '@/components/ui/badge'
import { Price } from '@/components/ui/price'
import { Link } from '@/lib/i18n/navigation'
import type { Picture } from '@/lib/kernel/picture'
import { paths } from '@/lib/paths'
import { Photo } from './photo'

/** A card as it is worded for its reader. What it does not have is left out: a page carries dozens of them. */
export type ShownCard = {
  slug: string
  title: string
  price: string
  picture?: Picture
  before?: { price: string; label: string }
  soldOut?: string
  few?: string
  save?: string
  earns?: string
}

type ProductCardProps = { card: ShownCard; first: boolean; as: 'h2' | 'h3' }

const gridSizes = '(width >= 64rem) 17rem, (width >= 48rem) 30vw, 46vw'

/** One thing on the shelf. The whole card answers to the finger; its name is the link. */
function ProductCard({ card, first, as: Title }: ProductCardProps) {
  const { soldOut, few, save, before } = card
  return (
    <article className="group relative flex flex-col">
      <div className="relative aspect-square overflow-hidden rounded-xl bg-sunken">
        <Photo
          picture={card.picture ?? null}
          sizes={gridSizes}
          first={first}
          decorative
          className={
            soldOut
              ? 'opacity-55 saturate-50'
              : 'transition-transform duration-500 ease-out group-hover:scale-[1.03] motion-reduce:transform-none'
          }
        />
        <span className="absolute top-2.5 left-2.5 flex flex-wrap gap-1.5">
          {soldOut ? <Badge className="bg-surface text-ink">{soldOut}</Badge> : null}
          {few ? <Badge className="bg-surface text-ink">{few}</Badge> : null}
          {save ? <Badge tone="solid">{save}</Badge> : null}
        </span>
      </div>
      <Title className="mt-3 line-clamp-2 font-medium text-[0.9375rem] leading-snug md:text-base">
        <Link
          href={paths.product(card.slug)}
          prefetch={false}
          className="underline-offset-4 after:absolute after:inset-0 after:rounded-xl group-hover:underline"
        >
          {card.title}
        </Link>
      </Title>
      <div className="mt-1 flex flex-wrap items-baseline justify-between gap-x-3">
        <Price
          size="sm"
          price={card.price}
          {...(before ? { compareAt: before.price, compareLabel: before.label } : {})}
        />
        {card.earns ? <span className="text-seal-ink text-xs tabular md:text-sm">{card.earns}</span> : null}
      </div>
    </article>
  )
}

type ShelfProps = {
  cards: readonly ShownCard[]
  /** The list is what the page is about: its first row is fetched at once. */
  leading: boolean
  /** Beside the filters there is room for three. */
  narrow: boolean
  as: 'h2' | 'h3'
}

/** Cards side by side. */
export function Shelf({ cards, leading, narrow, as }: ShelfProps) {
  return (
    <ul
      className={`grid grid-cols-2 gap-x-3.5 gap-y-8 sm:grid-cols-3 md:gap-x-6 md:gap-y-10 ${narrow ? 'xl:grid-cols-4' : 'lg:grid-cols-4'}`}
    >
      {cards.map((card, place) => (
        <li key={card.slug}>
          <ProductCard card={card} first={leading && place < 2} as={as} />
        </li>
      ))}
    </ul>
  )
}
