import { liveVariants } from '@/lib/catalog/queries'
import { answerAhead } from '@/lib/gate/answer-ahead'
import type { Asked } from '@/lib/gate/request'

/** What a page made a minute ago can't know. The same for everybody, so a shared cache may keep it for a moment. */
export async function GET(_request: Asked, { params }: { params: Promise<Record<string, string>> }): Promise<Response> {
  const variants = await liveVariants(((await params).slug ?? '').slice(0, 200))
  return Response.json({ variants }, { headers: { 'cache-control': 'public, max-age=5, s-maxage=5' } })
}

answerAhead('/api/products/[slug]/live', { GET })
