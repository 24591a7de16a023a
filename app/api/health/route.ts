export const dynamic = 'force-dynamic'

/** The process answers. Whether its database does is asked at /api/ready. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
}
