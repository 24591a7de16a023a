import { listChinaAreas } from '@/lib/shoppers/list-china-areas'

// The same for everybody: made at build time, fetched by the address form when it is first opened.
export const dynamic = 'force-static'

export const GET = () => Response.json(listChinaAreas(), { headers: { 'cache-control': 'public, max-age=86400' } })
