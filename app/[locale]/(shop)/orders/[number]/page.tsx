import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { NoOrder } from '@/components/orders/no-order'
import { OrderFromText, type OrderPage } from '@/components/orders/order-page-client'
import { orderWords } from '@/components/orders/order-words'
import type { Context } from '@/lib/gate/context'
import { answerPageAhead, askedShell } from '@/lib/gate/page-ahead'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { type PlainText, writePlain } from '@/lib/kernel/plain-text'
import { findOrder } from '@/lib/orders/queries'
import { orderLinkSchema } from '@/lib/orders/schema'
import { paths } from '@/lib/paths'

type OrderRouteProps = {
  params: Promise<{ locale: string; number: string }>
  searchParams: Promise<{ token?: string | string[]; session?: string | string[] }>
}

export async function generateMetadata({ params }: OrderRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('orders')
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

async function read(ctx: Context, { number }: Record<string, string>) {
  const link = orderLinkSchema.safeParse({ number })
  const found = link.success ? await findOrder(ctx, link.data) : null
  return found?.ok ? { told: { order: found.value, token: null, isBack: false }, fixed: orderWords(found.value) } : null
}

answerPageAhead('/orders/[number]', read)

export default async function OrderRoute({ params, searchParams }: OrderRouteProps) {
  await localeParam(params)
  const shell = await askedShell(read)
  if (shell) return shown(shell.told, shell.fixed)
  const [ctx, { number }, { token, session }] = await Promise.all([pageContext(), params, searchParams])
  const link = orderLinkSchema.safeParse({ number, token: token ?? null })
  const found = link.success ? await findOrder(ctx, link.data) : null
  if (!link.success || !found?.ok) {
    const isExpired = found?.ok === false && found.refusal === 'link-expired'
    return <NoOrder isExpired={isExpired} isSignedIn={ctx.actor !== null} returnTo={paths.order(number)} />
  }
  const told = { order: found.value, token: link.data.token, isBack: session !== undefined }
  return shown(writePlain(told), orderWords(found.value))
}

const shown = (told: PlainText<ComponentProps<typeof OrderPage>>, words: ReturnType<typeof orderWords>) => (
  <ClientMessages namespaces={words}>
    <OrderFromText told={told} />
  </ClientMessages>
)
