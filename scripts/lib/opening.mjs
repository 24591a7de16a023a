// A shop of one's own: begun empty, and opened by a link that is printed where the program was started.
import { createHash, randomBytes } from 'node:crypto'
import { withConnection } from './database.mjs'

/** Asked for by `npm start -- --empty` or SHOP=empty; only a database with nothing in it listens. */
export const wantsEmpty = () => process.argv.includes('--empty') || process.env.SHOP === 'empty'

/**
 * What to say of whose shop this is. While nobody works in it and it was begun empty, a new link: the one of before ends, and the
 * database keeps its hash alone.
 */
export async function openingLink(databaseUrl, appUrl, { begin = wantsEmpty() } = {}) {
  return withConnection(databaseUrl, async (db) => {
    const { rows } = await db.query(
      'select coalesce((select is_demo from shop), false) as "isDemo", exists (select 1 from shop_opening) as begun',
    )
    const { isDemo, begun } = rows[0]
    if (!begun && !begin) return { isDemo, setUpUrl: null }
    const token = randomBytes(32).toString('base64url')
    const written = await db.query('select shop_opening_write($1, null) as yes', [
      createHash('sha256').update(token).digest(),
    ])
    return { isDemo, setUpUrl: written.rows[0].yes ? `${appUrl}/zh-CN/set-up?token=${token}` : null }
  })
}
