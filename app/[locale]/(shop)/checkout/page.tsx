import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyCartNote } from '@/components/cart/empty-cart-note'
import { CheckoutFromText } from '@/components/checkout/checkout-form-client'
import { checkoutWords } from '@/components/checkout/checkout-words'
import { NoteSection } from '@/components/checkout/note-section'
import { Page } from '@/components/layout/page'
import { answerPageAhead, askedShell } from '@/lib/gate/page-ahead'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { writePlain } from '@/lib/kernel/plain-text'
import { readCheckout } from './checkout-facts'

type CheckoutRouteProps = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: CheckoutRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('checkout')
  return { title: t('title'), robots: { index: false } }
}

answerPageAhead('/checkout', readCheckout)

export default async function CheckoutRoute({ params }: CheckoutRouteProps) {
  await localeParam(params)
  const [t, shell] = await Promise.all([getTranslations('checkout'), askedShell(readCheckout)])
  const ctx = shell ? null : await pageContext()
  const read = ctx && (await readCheckout(ctx))
  const told = shell?.told ?? (read && writePlain(read.told))
  return (
    <Page title={t('title')}>
      {told ? (
        <ClientMessages namespaces={checkoutWords}>
          <CheckoutFromText told={told} note={<NoteSection />} />
        </ClientMessages>
      ) : (
        <EmptyCartNote ordersToo={ctx?.actor !== null} />
      )}
    </Page>
  )
}
