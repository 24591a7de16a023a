import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyCartNote } from '@/components/cart/empty-cart-note'
import { adviceFor } from '@/components/checkout/advice'
import { CheckoutForm } from '@/components/checkout/checkout-form-client'
import { checkoutWords } from '@/components/checkout/checkout-words'
import { firstAward } from '@/components/checkout/first-award'
import { NoteSection } from '@/components/checkout/note-section'
import { OrderItems } from '@/components/checkout/order-items'
import { Page } from '@/components/layout/page'
import { getCheckoutPage } from '@/lib/checkout/queries'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { uuidV7 } from '@/lib/kernel/ids'

type CheckoutRouteProps = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: CheckoutRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('checkout')
  return { title: t('title'), robots: { index: false } }
}

export default async function CheckoutRoute({ params }: CheckoutRouteProps) {
  await localeParam(params)
  const ctx = await pageContext()
  const { actor } = ctx
  const [t, { facts: read, saved, ending }] = await Promise.all([getTranslations('checkout'), getCheckoutPage(ctx)])
  // what has sold out stays in the cart, which says so, and is no part of the order
  const facts = { ...read, lines: read.lines.filter((line) => line.available > 0) }
  if (facts.lines.length === 0) {
    return (
      <Page title={t('title')}>
        <EmptyCartNote ordersToo={actor !== null} />
      </Page>
    )
  }
  return (
    <Page title={t('title')}>
      <ClientMessages namespaces={checkoutWords}>
        <CheckoutForm
          facts={facts}
          saved={saved}
          member={actor && { email: actor.email, name: actor.name }}
          requestId={uuidV7()}
          items={<OrderItems items={facts.lines} currency={facts.shop.currency} />}
          note={<NoteSection />}
          award={firstAward(facts, saved, actor !== null)}
          advised={actor && (await adviceFor(facts, ending))}
        />
      </ClientMessages>
    </Page>
  )
}
