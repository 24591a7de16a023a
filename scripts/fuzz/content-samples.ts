import { randomUUID } from 'node:crypto'

const words = { titleZh: '试', titleEn: 'Fuzz', bodyZh: '试', bodyEn: 'Fuzz' }

/** What the actions over pages that are passed on are asked, before it is spoilt. */
export const contentSamples = () => ({
  saveContentAction: { id: randomUUID(), ...words, target: '/products', dwellSeconds: 30, archived: false },
  shareContentAction: { linkId: randomUUID() },
  openContentAction: { code: '2345678' },
  readContentAction: { visit: randomUUID() },
})
