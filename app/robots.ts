import type { MetadataRoute } from 'next'
import { siteOrigin } from '@/lib/env'

export const dynamic = 'force-dynamic'

// what belongs to one person, and lists that are the same list in another order
const closed = [
  '/api/',
  '/*/merchant',
  '/*/cart',
  '/*/checkout',
  '/*/account',
  '/*/orders/',
  '/*/search',
  '/*?*sort=',
  '/*?*tag=',
  '/*?*vendor=',
]

export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: '/', disallow: closed }, sitemap: `${siteOrigin()}/sitemap.xml` }
}
