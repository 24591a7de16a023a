import { isReady, readiness } from '@/lib/gate/readiness'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const found = await readiness()
  const ready = isReady(found)
  return Response.json({ ready, ...found }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
