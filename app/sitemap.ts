import type { MetadataRoute } from 'next'
import { listAddresses } from '@/lib/catalog/queries'
import { siteOrigin } from '@/lib/env'
import { alternates } from '@/lib/i18n/alternates'
import { routing } from '@/lib/i18n/routing'
import { paths } from '@/lib/paths'

// made on request: a build has no database
export const dynamic = 'force-dynamic'

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const origin = siteOrigin()
  const found = await listAddresses()
  const places = [
    ...[paths.home(), paths.products(), paths.collections(), paths.pointsRules()].map((path) => ({ path, at: null })),
    ...found.map(({ kind, slug, updatedAt }) => ({
      path: kind === 'product' ? paths.product(slug) : paths.collection(slug),
      at: updatedAt,
    })),
  ]
  return places.flatMap(({ path, at }) =>
    routing.locales.map((locale) => {
      const { canonical, languages } = alternates(path, locale)
      const absolute = Object.entries(languages).map(([language, there]) => [language, `${origin}${there}`])
      return {
        url: `${origin}${canonical}`,
        ...(at ? { lastModified: at } : {}),
        alternates: { languages: Object.fromEntries(absolute) },
      }
    }),
  )
}
