import { answerAhead } from '@/lib/gate/answer-ahead'
import { redirectRoute } from '@/lib/gate/redirect-route'
import { routing } from '@/lib/i18n/routing'
import { openPayPage } from '@/lib/orders/open-pay-page'
import { orderLinkSchema } from '@/lib/orders/schema'
import { paths } from '@/lib/paths'

const page = (path: string) => `/${routing.defaultLocale}${path}`

export const GET = redirectRoute(orderLinkSchema, openPayPage, (link, refusal) =>
  link ? `${page(paths.order(String(link.number), link.token ?? undefined))}#${refusal}` : page(paths.home()),
)

answerAhead('/api/orders/[number]/pay', { GET })
