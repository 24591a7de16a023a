import { readiness } from '@/lib/gate/readiness'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const found = await readiness()
  const isReady = found.database && found.migrationsPending === 0
  return Response.json(
    { ready: isReady, ...found },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
