// Photographs for the shop that is measured: a page without them is lighter than anybody's.
import type pg from 'pg'
import { env } from '@/lib/env'
import { encodeImage, type StoredImage } from '@/lib/media/encode-image'
import { readPhotograph, readSourceProducts } from '../../prisma/seed/catalogue-source'

const PHOTOGRAPHS = 24

/** Gives every product one of the demo's photographs in turn, and the collection the first. */
export async function hangPhotographs(database: pg.Pool): Promise<void> {
  const sources = (await readSourceProducts()).slice(0, PHOTOGRAPHS)
  const stored: StoredImage[] = await Promise.all(
    sources.map(async ({ slug, photograph }) => {
      const kept = await encodeImage(await readPhotograph(photograph), { dir: env().MEDIA_DIR, name: slug })
      if (!kept.ok) throw new Error(`${photograph}: ${kept.refusal}`)
      return kept.value
    }),
  )
  await database.query(
    `insert into product_image (product_id, position, file, width, height, alt_zh, alt_en)
     select p.id, 0, i.file, i.width, i.height, p.title_zh, p.title_en
     from (select *, row_number() over (order by slug) - 1 as place from product) p
     join rows from (jsonb_to_recordset($1) as (file text, width int, height int)) with ordinality i(file, width, height, n) on i.n - 1 = p.place % $2`,
    [JSON.stringify(stored), stored.length],
  )
  await database.query('update collection set image_file = $1', [stored[0]?.file])
}
