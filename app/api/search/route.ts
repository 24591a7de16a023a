import { hasLocale } from 'next-intl'
import { suggest } from '@/lib/catalog/listing/queries'
import { routing } from '@/lib/i18n/routing'

const LONGEST = 100

/** What might be meant, while it is still being typed: eight at most, collections among them. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const locale = query.get('locale')
  const line = (query.get('q') ?? '').slice(0, LONGEST)
  const found = await suggest(line, hasLocale(routing.locales, locale) ? locale : routing.defaultLocale)
  return Response.json(found, { headers: { 'cache-control': 'public, max-age=30, s-maxage=30' } })
}
