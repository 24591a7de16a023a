import { randomUUID } from 'node:crypto'
import { actionCalled, callAction, callerOf, database } from './doors'

/** The code under which the marketer passes on a page that is read in five seconds. */
export async function aContent(): Promise<string> {
  const as = await callerOf('marketer@demo.test')
  const words = {
    titleZh: '春茶怎么泡',
    titleEn: 'Brewing spring tea',
    bodyZh: '水温八十五度，先烫杯。\n\n第一泡三十秒就好，后面每泡多十秒。',
    bodyEn:
      'Warm the cup, then pour at eighty-five degrees.\n\nThirty seconds will do, and ten more for each cup after.',
  }
  const page = { id: randomUUID(), ...words, target: '/products', dwellSeconds: 5, archived: false }
  const saved = await callAction(actionCalled('saveContentAction'), page, { as })
  const shared = await callAction(actionCalled('shareContentAction'), { linkId: page.id }, { as })
  if (!saved.ok || !shared.ok) throw new Error(`passing a page on: ${saved.status} ${shared.refusal}`)
  const { rows } = await database.query('select code from radar_share where link_id = $1', [page.id])
  return rows[0].code
}
