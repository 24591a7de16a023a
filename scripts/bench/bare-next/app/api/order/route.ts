import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 })

/** The least that a checkout over HTTP can be: parse, one prepared call, answer. */
export async function POST(request: Request): Promise<Response> {
  const { member, product, points } = await request.json()
  const { rows } = await pool.query({
    name: 'checkout',
    text: 'select checkout($1, $2, $3)',
    values: [member, product, points],
  })
  return Response.json({ order: rows[0].checkout })
}
